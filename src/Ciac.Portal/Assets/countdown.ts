// Counts down from the seconds the server said were left: the user's own clock may be wrong, so it is never read.
// On a button it keeps the button asleep until the time is over; elsewhere it replaces the sentence.
export function clockText(seconds: number, short: boolean): string {
  if (short) return String(seconds);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export function start(root: HTMLElement): void {
  const total = Number(root.dataset['seconds'] ?? '0');
  const text = root.dataset['text'] ?? '{0}';
  const button = root instanceof HTMLButtonElement ? root : null;
  const ended = root.dataset['endedText'] ?? root.textContent ?? '';
  const began = performance.now();

  const show = (): void => {
    const left = Math.max(0, Math.ceil(total - (performance.now() - began) / 1000));
    if (button) button.disabled = left > 0;
    root.toggleAttribute('data-ended', left === 0);
    root.textContent = left > 0 ? text.replace('{0}', clockText(left, button !== null)) : ended;
    if (left === 0) {
      clearInterval(timer);
      root.dispatchEvent(new CustomEvent('countdown-ended', { bubbles: true }));
    }
  };
  const timer = setInterval(show, 250);
  show();
}
