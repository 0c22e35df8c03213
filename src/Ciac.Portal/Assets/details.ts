// Opens what a link in the page points into, and everything before printing: paper cannot be clicked.
export function start(root: HTMLElement): void {
  if (!(root instanceof HTMLDetailsElement)) return;
  const openWhenAimedAt = (): void => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id === '' ? null : document.getElementById(id);
    if (target && (target === root || root.contains(target))) root.open = true;
  };
  addEventListener('hashchange', openWhenAimedAt);
  addEventListener('beforeprint', () => { root.open = true; });
  openWhenAimedAt();
}
