// Asks the page's own …/state for {"state": "…"} and opens the page anew when the state is another one than it shows.
const firstWait = 2000;
const longestWait = 15000;

/** The answer when the session is over, which an act of this very page may have brought about. */
const over = 'over';

async function ask(address: string): Promise<string | null> {
  try {
    const answer = await fetch(address, { headers: { accept: 'application/json' }, cache: 'no-store' });
    // The way to the sign-in page.
    if (answer.redirected) return over;
    if (!answer.ok) return null;
    const { state } = (await answer.json()) as { readonly state?: unknown };
    return typeof state === 'string' ? state : null;
  } catch {
    // Offline or restarting: the next round asks again, ever more slowly.
    return null;
  }
}

/** Nothing is taken from under a user's hands: neither a half typed code nor a key that is just signing. */
function isInUse(): boolean {
  if (document.querySelector('[aria-busy="true"], dialog[open]')) return true;
  const inputs = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input:not([type="radio"]):not([type="hidden"]), textarea');
  return [...inputs].some((input) => input.value !== input.defaultValue);
}

export function start(root: HTMLElement): void {
  const { poll, state } = root.dataset;
  if (poll === undefined) return;
  let wait = firstWait;
  const round = async (): Promise<void> => {
    // A hidden page asks nothing; it catches up when it is looked at again.
    const now = document.hidden ? null : await ask(poll);
    if (now !== null && now !== state && !isInUse()) {
      // Not reload(): a page that answered a POST would send it again. A page whose act ends the session names another one.
      const own = poll.endsWith('/state') ? poll.slice(0, -'/state'.length) : location.pathname;
      location.replace(root.dataset['after'] || own);
      return;
    }
    wait = now === null ? Math.min(wait * 1.5, longestWait) : firstWait;
    setTimeout(() => void round(), wait);
  };
  document.addEventListener('visibilitychange', () => { wait = firstWait; });
  setTimeout(() => void round(), wait);
}
