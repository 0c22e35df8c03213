// Makes the page pictures larger or smaller; the buttons appear only when they work.
const steps = [50, 75, 100, 125, 150, 200, 300] as const;

export function start(viewer: HTMLElement): void {
  const bar = viewer.querySelector<HTMLElement>('[data-zoom-bar]');
  const shown = bar?.querySelector('output');
  if (!bar || !shown) return;
  let step = steps.indexOf(100);
  bar.hidden = false;
  bar.addEventListener('click', (event) => {
    if (!(event.target instanceof HTMLElement)) return;
    const change = Number(event.target.dataset['zoom'] ?? '0');
    step = Math.min(steps.length - 1, Math.max(0, step + change));
    const percent = `${steps[step]}%`;
    shown.textContent = percent;
    for (const paper of viewer.querySelectorAll<HTMLElement>('.paper')) paper.style.inlineSize = percent;
  });
}
