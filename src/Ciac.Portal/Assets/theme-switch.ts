// Changes the appearance at once and keeps it in the cookie the server reads; without scripts the form goes to the server.
const year = 31536000;

export function start(form: HTMLElement): void {
  form.addEventListener('submit', (event) => {
    const chosen = event.submitter;
    if (!(chosen instanceof HTMLButtonElement)) return;
    event.preventDefault();
    const secure = location.protocol === 'https:' ? '; secure' : '';
    document.cookie = `theme=${chosen.value}; path=/; max-age=${year}; samesite=lax${secure}`;
    document.documentElement.dataset['theme'] = chosen.value === 'auto' ? '' : chosen.value;
    for (const button of form.querySelectorAll('button')) button.setAttribute('aria-pressed', String(button === chosen));
  });
}
