// Asks a small JSON address for {"state": "…"} and loads the page anew when the state is another one than the page shows.
const firstWait = 2000;
const longestWait = 15000;

async function ask(address: string): Promise<string | null> {
  try {
    const answer = await fetch(address, { headers: { accept: 'application/json' }, cache: 'no-store' });
    if (!answer.ok) return null;
    const { state } = (await answer.json()) as { readonly state?: unknown };
    return typeof state === 'string' ? state : null;
  } catch {
    // Offline or restarting: the next round asks again, ever more slowly.
    return null;
  }
}

export function start(root: HTMLElement): void {
  const { poll, state } = root.dataset;
  if (poll === undefined) return;
  let wait = firstWait;
  const round = async (): Promise<void> => {
    // A hidden page asks nothing; it catches up when it is looked at again.
    const now = document.hidden ? null : await ask(poll);
    if (now !== null && now !== state) {
      location.reload();
      return;
    }
    wait = now === null ? Math.min(wait * 1.5, longestWait) : firstWait;
    setTimeout(() => void round(), wait);
  };
  document.addEventListener('visibilitychange', () => { wait = firstWait; });
  setTimeout(() => void round(), wait);
}
