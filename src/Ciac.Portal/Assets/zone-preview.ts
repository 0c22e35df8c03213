// Zone D of the certificate as it will be printed, while it is typed. Without it a button shows the same.
export function start(form: HTMLElement): void {
  const show = (place: HTMLElement): void => {
    const input = form.querySelector<HTMLInputElement>(`[name="${place.dataset['zone'] ?? ''}"]`);
    place.textContent = input?.value.trim() || (place.dataset['empty'] ?? '');
  };
  const places = [...form.querySelectorAll<HTMLElement>('[data-zone]')];
  form.addEventListener('input', () => { places.forEach(show); });
  // What the browser itself filled in, on the way back to this page.
  places.forEach(show);
}
