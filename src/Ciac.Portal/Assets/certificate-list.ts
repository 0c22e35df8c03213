// Draws the certificates of the plugged-in keys as radio buttons, with the same shape as those the server draws.
import type { AssistantCertificate } from './certificate-assistant';
import { dayText, type Texts } from './assistant-texts';

function noteOf(certificate: AssistantCertificate, texts: Texts, now: Date): string {
  if (certificate.locked) return texts('Locked');
  if (new Date(certificate.validTo) < now) return texts('Expired', dayText(certificate.validTo));
  return texts('ValidTo', dayText(certificate.validTo));
}

function element(name: string, className: string, text?: string): HTMLElement {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function row(certificate: AssistantCertificate, texts: Texts, index: number): HTMLElement {
  const id = `certificate-${index + 1}`;
  const input = document.createElement('input');
  Object.assign(input, { type: 'radio', name: 'certificate', id, value: certificate.id, disabled: certificate.locked });
  input.setAttribute('aria-describedby', `${id}-note`);

  const label = document.createElement('label');
  label.htmlFor = id;
  const subject = element('strong', '', certificate.subject);
  subject.lang = 'zh-CN';
  label.append(subject);

  const note = element('div', 'hint');
  note.id = `${id}-note`;
  note.append(element('span', 'code wrap', certificate.uniqueId ?? certificate.serialNumber), ' · ', noteOf(certificate, texts, new Date()));

  const choice = element('div', 'choice');
  choice.append(input, label, note);
  return choice;
}

export function showCertificates(list: HTMLElement, certificates: readonly AssistantCertificate[], texts: Texts): void {
  for (const old of list.querySelectorAll('.choice')) old.remove();
  // Only one key may seal: the one that signed in. When it is plugged in, the others would only mislead.
  const wanted = list.dataset['uniqueId'] ?? '';
  const own = certificates.filter((certificate) => wanted !== '' && certificate.uniqueId === wanted);
  list.append(...(own.length > 0 ? own : certificates).map((certificate, index) => row(certificate, texts, index)));
  list.hidden = certificates.length === 0;
  const usable = list.querySelectorAll<HTMLInputElement>('input:not(:disabled)');
  if (usable.length === 1 && usable[0]) usable[0].checked = true;
}

export function chosenCertificate(
  list: HTMLElement,
  certificates: readonly AssistantCertificate[],
): AssistantCertificate | undefined {
  const chosen = list.querySelector<HTMLInputElement>('input:checked')?.value;
  return certificates.find((certificate) => certificate.id === chosen);
}
