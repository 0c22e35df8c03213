// Puts the focus on the summary, and on the very input when one of its lines is chosen.
export function start(summary: HTMLElement): void {
  summary.setAttribute('data-focus-shown', '');
  summary.focus();
  summary.addEventListener('click', (event) => {
    if (!(event.target instanceof HTMLAnchorElement)) return;
    const input = document.getElementById(decodeURIComponent(event.target.hash.slice(1)));
    if (!input) return;
    event.preventDefault();
    (input.closest('.field') ?? input).scrollIntoView();
    input.focus({ preventScroll: true });
  });
}
