// The words of the scripts come with the page, in its language: <template data-texts><data value="Key">…</data></template>.
export type Texts = (key: string, ...values: readonly (string | number)[]) => string;

export function textsOf(root: HTMLElement): Texts {
  const found = new Map<string, string>();
  const template = root.querySelector<HTMLTemplateElement>('template[data-texts]');
  for (const data of template?.content.querySelectorAll('data') ?? []) found.set(data.value, data.textContent ?? '');
  return (key, ...values) => values.reduce<string>(
    (text, value, index) => text.replace(`{${index}}`, String(value)),
    found.get(key) ?? key,
  );
}

export function dayText(iso: string): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long' }).format(new Date(iso));
}
