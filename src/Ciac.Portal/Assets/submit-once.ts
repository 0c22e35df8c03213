// A signature is asked for once: a second click while the first is on its way does nothing.
export function start(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) return;
  let sent = false;
  form.addEventListener('submit', (event) => {
    // What opens beside leaves this page as it is.
    if (event.submitter?.hasAttribute('formtarget') === true) return;
    if (sent) {
      event.preventDefault();
      return;
    }
    sent = true;
    event.submitter?.setAttribute('aria-busy', 'true');
  });
  // Coming back by the browser's Back button shows the old page again: it may be sent again.
  addEventListener('pageshow', () => {
    sent = false;
    for (const button of form.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
  });
}
