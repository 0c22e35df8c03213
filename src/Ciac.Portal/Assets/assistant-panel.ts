// What signing in and sealing share: two check lines, the list of certificates, one button, and a sentence for every state.
import {
  certificateAssistant,
  type AssistantCertificate,
  type LookState,
  type SignEnd,
  type SignOrder,
  type SignProgress,
} from './certificate-assistant';
import { textsOf, type Texts } from './assistant-texts';
import { chosenCertificate, showCertificates } from './certificate-list';

type Signed = Extract<SignEnd, { readonly kind: 'signed' }>;

export interface Ceremony {
  /** Asks the server what is to be signed. */
  readonly order: (certificate: AssistantCertificate) => Promise<SignOrder>;
  /** Fills the form that is then sent. */
  readonly fill: (certificate: AssistantCertificate, signed: Signed) => void;
  /** Follows the keys while they are plugged in and pulled out, and says when the right ones are there; without it one look is enough. */
  readonly judge?: (state: LookState) => boolean;
}

/** The server's no, with its own sentence for the user. */
export class Refusal extends Error {}

export async function askServer(form: HTMLFormElement, address: string, question?: unknown): Promise<Readonly<Record<string, unknown>>> {
  const token = form.querySelector<HTMLInputElement>('input[name="__RequestVerificationToken"]')?.value ?? '';
  const answer = await fetch(address, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', RequestVerificationToken: token },
    body: JSON.stringify(question ?? {}),
  });
  const body = (await answer.json().catch(() => ({}))) as Readonly<Record<string, unknown>>;
  if (answer.ok) return body;
  // RFC 9457: detail is the sentence for people; our title is its number, which stands beside it as on every page.
  const title = String(body['title'] ?? answer.status);
  throw new Refusal(body['detail'] === undefined ? title : `${String(body['detail'])} [${title}]`);
}

export function startPanel(form: HTMLFormElement, ceremony: Ceremony): void {
  const texts = textsOf(form);
  const assistant = certificateAssistant(form.dataset['assistant']);
  const parts = partsOf(form);
  if (!parts) return;
  let certificates: readonly AssistantCertificate[] = [];
  let busy = false;

  const show = (state: LookState): void => {
    // Nothing is taken from under a key that is just signing.
    if (busy) return;
    certificates = state.kind === 'ready' ? state.certificates : [];
    showCertificates(parts.list, certificates, texts);
    showLook(parts, state, texts);
    const isRight = ceremony.judge?.(state) ?? true;
    parts.act.disabled = certificates.length === 0 || !isRight;
    // Where the keys are followed nobody needs to ask again, unless the assistant itself is missing.
    parts.refresh.hidden = ceremony.judge !== undefined && (state.kind === 'ready' || state.kind === 'no-token');
  };
  const look = async (): Promise<void> => show(await assistant.look());

  const run = async (certificate: AssistantCertificate): Promise<void> => {
    parts.status.textContent = texts('Preparing');
    const language = document.documentElement.lang === 'en' ? 'en' : 'zh-CN';
    const observe = (state: SignProgress | SignEnd): void => showProgress(parts, state, texts);
    // Nothing is awaited before: the assistant's window opens within the click, or the browser blocks it.
    const end = await assistant.sign(() => ceremony.order(certificate), { language, observe });
    if (end.kind !== 'signed') return;
    ceremony.fill(certificate, end);
    parts.status.textContent = texts('Checking');
    form.submit();
  };

  const act = (): void => {
    const certificate = chosenCertificate(parts.list, certificates);
    if (busy) return;
    say(parts.problem, certificate ? '' : texts('PickOne'));
    if (!certificate) return;
    busy = true;
    parts.act.setAttribute('aria-busy', 'true');
    run(certificate).catch((error: unknown) => {
      parts.status.textContent = '';
      const reason = error instanceof Error ? error.message : String(error);
      say(parts.problem, texts(error instanceof Refusal ? 'Failed' : 'NetworkFailed', reason));
    }).finally(() => {
      busy = false;
      parts.act.removeAttribute('aria-busy');
    });
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    act();
  });
  parts.refresh.addEventListener('click', () => void look());
  void (ceremony.judge ? assistant.watch(show) : look());
}

interface Parts {
  readonly assistant: HTMLElement;
  readonly certificate: HTMLElement;
  readonly list: HTMLElement;
  readonly problem: HTMLElement;
  readonly status: HTMLElement;
  readonly act: HTMLButtonElement;
  readonly refresh: HTMLButtonElement;
}

function partsOf(form: HTMLFormElement): Parts | null {
  const find = <T extends HTMLElement>(selector: string): T | null => form.querySelector<T>(selector);
  const assistant = find('[data-check="assistant"]');
  const certificate = find('[data-check="certificate"]');
  const list = find('[data-certificates]');
  const problem = find('[data-problem]');
  const status = find('[data-status]');
  const act = find<HTMLButtonElement>('[data-act]');
  const refresh = find<HTMLButtonElement>('[data-refresh]');
  if (!assistant || !certificate || !list || !problem || !status || !act || !refresh) return null;
  return { assistant, certificate, list, problem, status, act, refresh };
}

function check(line: HTMLElement, state: 'ok' | 'failed' | 'open', text: string): void {
  line.dataset['state'] = state;
  line.textContent = text;
}

function say(problem: HTMLElement, text: string): void {
  problem.replaceChildren();
  if (text === '') return;
  const sentence = document.createElement('p');
  sentence.className = 'field-error';
  sentence.textContent = text;
  problem.append(sentence);
}

function showLook(parts: Parts, state: LookState, texts: Texts): void {
  switch (state.kind) {
    case 'ready':
      check(parts.assistant, 'ok', texts('AssistantReady'));
      check(parts.certificate, 'ok', texts('CertificateReady'));
      return;
    case 'no-token':
      check(parts.assistant, 'ok', texts('AssistantReady'));
      check(parts.certificate, 'failed', texts(state.unread > 0 ? 'CertificateUnread' : 'CertificateMissing'));
      return;
    case 'not-running':
    case 'permission-denied':
    case 'refused':
      check(parts.assistant, 'failed', missingText(state, texts));
      check(parts.certificate, 'open', texts('CertificateLooking'));
  }
}

function missingText(state: Extract<LookState, { kind: 'not-running' | 'permission-denied' | 'refused' }>, texts: Texts): string {
  switch (state.kind) {
    case 'not-running': return texts('AssistantMissing');
    case 'permission-denied': return texts('PermissionDenied');
    case 'refused': return texts('AssistantRefused', state.code);
  }
}

function showProgress(parts: Parts, state: SignProgress | SignEnd, texts: Texts): void {
  parts.status.textContent = '';
  say(parts.problem, '');
  switch (state.kind) {
    case 'waiting-for-pin':
      parts.status.textContent = texts('TypePin');
      if (!state.opened) offerWindow(parts.status, state.window, texts);
      return;
    case 'wrong-pin':
      return say(parts.problem, texts('WrongPin', state.triesLeft));
    case 'cancelled':
      return say(parts.problem, texts('Cancelled'));
    case 'expired':
      return say(parts.problem, texts('RequestExpired'));
    case 'locked':
      return say(parts.problem, texts('RequestLocked'));
    case 'signed':
      return;
    case 'no-token':
    case 'not-running':
    case 'permission-denied':
    case 'refused':
      showLook(parts, state, texts);
      return say(parts.problem, state.kind === 'no-token' ? texts('CertificateMissing') : missingText(state, texts));
  }
}

function offerWindow(status: HTMLElement, address: string, texts: Texts): void {
  const link = document.createElement('a');
  Object.assign(link, { href: address, target: 'certificate-assistant', textContent: texts('OpenWindow') });
  status.replaceChildren(texts('WindowBlocked'), ' ', link);
}
