// Copies the value of data-copy; the button appears only where copying works.
export function start(button: HTMLElement): void {
  const value = button.dataset['copy'];
  if (value === undefined || !('clipboard' in navigator)) return;
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(value);
    button.textContent = button.dataset['copiedText'] ?? label;
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}
