// Drops spaces and full-width digits as they are typed or pasted. It never sends the form: people look twice before signing.
export function plainDigits(text: string): string {
  return text.replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10)).replace(/[\s-]/g, '');
}

export function start(root: HTMLElement): void {
  if (!(root instanceof HTMLInputElement)) return;
  root.addEventListener('input', (event) => {
    // An input method is still composing: changing the value now would break it.
    if (event instanceof InputEvent && event.isComposing) return;
    const plain = plainDigits(root.value);
    if (plain !== root.value) root.value = plain;
  });
}
