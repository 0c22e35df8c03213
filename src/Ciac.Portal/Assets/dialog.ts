// A button that asks first. Without scripts the button (or link) simply goes where it points: the server asks there.
export function start(opener: HTMLElement): void {
  const dialog = document.getElementById(opener.dataset['dialog'] ?? '');
  if (!(dialog instanceof HTMLDialogElement)) return;
  opener.setAttribute('aria-haspopup', 'dialog');
  opener.addEventListener('click', (event) => {
    event.preventDefault();
    dialog.showModal();
  });
}
