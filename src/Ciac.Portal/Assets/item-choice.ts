// The choosing page with a live count of what changes, a search, and 全选 per group. Without it the check page tells the same.
function boxes(root: ParentNode): HTMLInputElement[] {
  return [...root.querySelectorAll<HTMLInputElement>('input[name=Items]')];
}

function show(root: HTMLElement, name: string, value: number): void {
  const place = root.querySelector(`[data-count=${name}]`);
  if (place) place.textContent = String(value);
}

function count(root: HTMLElement): void {
  const all = boxes(root);
  const held = (box: HTMLInputElement): boolean => box.dataset['held'] === 'true';
  show(root, 'added', all.filter((box) => box.checked && !held(box)).length);
  show(root, 'removed', all.filter((box) => !box.checked && held(box)).length);
  show(root, 'kept', all.filter((box) => box.checked && held(box)).length);
}

function filter(root: HTMLElement, typed: string): void {
  const wanted = typed.trim().toLowerCase();
  for (const group of root.querySelectorAll<HTMLElement>('[data-group]')) {
    const items = [...group.querySelectorAll<HTMLElement>('[data-item]')];
    for (const item of items) item.hidden = !(item.textContent ?? '').toLowerCase().includes(wanted);
    group.hidden = items.every((item) => item.hidden);
  }
}

export function start(root: HTMLElement): void {
  for (const hidden of root.querySelectorAll<HTMLElement>('[data-choice-filter], [data-choice-change], [data-choose]')) hidden.hidden = false;
  const search = root.querySelector<HTMLInputElement>('#item-filter');
  search?.addEventListener('input', () => { filter(root, search.value); });
  search?.addEventListener('keydown', (pressed) => { if (pressed.key === 'Enter') pressed.preventDefault(); });
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-choose]')) {
    button.addEventListener('click', () => {
      // Only what is seen: a search narrows what 全选 takes.
      const group = button.closest('[data-group]');
      for (const box of group ? boxes(group) : []) if (!box.closest<HTMLElement>('[data-item]')?.hidden) box.checked = button.dataset['choose'] === 'all';
      count(root);
    });
  }
  root.addEventListener('change', () => { count(root); });
  count(root);
}
