// Speaks with the certificate assistant, the program on the user's computer that holds the key.
// Touches no page: callers draw the states. The PIN is typed in the assistant's own window and never comes here.

import { call, defaultAddress, isRecord, type Answer, type Call, type Unreachable } from './assistant-call';

export { defaultAddress, loopbackPermission, type LoopbackPermission } from './assistant-call';

export interface AssistantCertificate {
  /** SHA-256 of the certificate, hex. */
  readonly id: string;
  /** DER, base64. */
  readonly certificate: string;
  readonly chain: readonly string[];
  readonly subject: string;
  readonly uniqueId?: string;
  readonly serialNumber: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly triesLeft: number;
  readonly locked: boolean;
}

export interface LoginOrder {
  readonly purpose: 'login' | 'possession';
  readonly certificateId: string;
  readonly challengeId: string;
  readonly challenge: string;
}

export interface SealOrder {
  readonly purpose: 'seal';
  readonly certificateId: string;
  readonly title: string;
  /** SHA-256 of the document, base64. */
  readonly documentDigest: string;
  /** DER of the CMS signed attributes, base64. */
  readonly toBeSigned: string;
}

export type SignOrder = LoginOrder | SealOrder;
/** The order, or how to get it from the server. */
export type OrderSource = SignOrder | (() => Promise<SignOrder>);
export type Algorithm = 'RS256' | 'ES256' | 'SM2-SM3';

const algorithms: readonly string[] = ['RS256', 'ES256', 'SM2-SM3'] satisfies Algorithm[];

/** The assistant said no; the code is one of those in the README of src/Ciac.CertificateAssistant. */
type Refused = { readonly kind: 'refused'; readonly code: string };
/** `unread` counts tokens that are plugged in but must be read once in the assistant's own page. */
type NoToken = { readonly kind: 'no-token'; readonly unread: number };

export type LookState =
  | Unreachable | Refused | NoToken
  | { readonly kind: 'ready'; readonly certificates: readonly AssistantCertificate[] };

/** When the browser blocked the window, `opened` is false: offer `window` as a link. */
export interface SignProgress {
  readonly kind: 'waiting-for-pin' | 'wrong-pin';
  readonly window: string;
  readonly opened: boolean;
  readonly triesLeft: number;
}

export type SignEnd =
  | Unreachable | Refused | NoToken
  | { readonly kind: 'locked' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'signed'; readonly algorithm: Algorithm; readonly signature: string };

export type AssistantState = LookState | SignProgress | SignEnd;

export interface SignOptions {
  /** Called with every state on the way, and with the last one. */
  readonly observe?: (state: SignProgress | SignEnd) => void;
  /** Aborting takes the request back; the result is then "cancelled". */
  readonly signal?: AbortSignal;
  /** Language of the assistant's window. */
  readonly language?: 'zh-CN' | 'en';
}

export interface CertificateAssistant {
  /** Which keys are there? Asks the browser for its permission the first time. */
  look(signal?: AbortSignal): Promise<LookState>;
  /** Gives the keys as they are, and again whenever one may have been plugged in or pulled out, until the signal ends it; it then fails as fetch does. */
  watch(observe: (state: LookState) => void, signal?: AbortSignal): Promise<void>;
  /** Call it directly in the click (await nothing before): the window opens at once, or the browser blocks it. */
  sign(order: OrderSource, options?: SignOptions): Promise<SignEnd>;
}

const pollSeconds = 20;
const retries = 3;
const retryAfter = 1_000;
const malformed: Refused = { kind: 'refused', code: 'answer-malformed' };

export function certificateAssistant(address: string = defaultAddress): CertificateAssistant {
  return {
    look: (signal) => look(address, signal),
    watch: (observe, signal) => watch(address, observe, signal),
    sign: (order, options = {}) => {
      const page = window.open('about:blank', 'certificate-assistant', 'popup,width=560,height=760');
      return finish(page, address, order, options);
    },
  };
}

async function look(address: string, signal?: AbortSignal): Promise<LookState> {
  return keysOf(await list(address, signal));
}

async function watch(address: string, observe: (state: LookState) => void, signal?: AbortSignal): Promise<void> {
  let seen: number | undefined;
  for (;;) {
    const query = `?wait=${pollSeconds}&seen=${seen}`;
    const found = await (seen === undefined ? list(address, signal) : call(address, { method: 'GET', path: `/v1/certificates${query}` }, signal));
    observe(keysOf(found));
    // Without a version (not there, or one that cannot wait) it is asked again after a while.
    seen = found.kind === 'answer' ? numberOf(found.body['version']) : undefined;
    if (seen === undefined) await new Promise((resolve) => setTimeout(resolve, retryAfter));
  }
}

async function list(address: string, signal?: AbortSignal): Promise<Answer | Unreachable> {
  const status = await call(address, { method: 'GET', path: '/v1/status' }, signal);
  if (status.kind !== 'answer' || status.status !== 200) return status;
  // Something else may sit on the port.
  if (status.body['name'] !== 'certificate-assistant') return { kind: 'not-running' };
  return call(address, { method: 'GET', path: '/v1/certificates' }, signal);
}

function keysOf(answer: Answer | Unreachable): LookState {
  if (answer.kind !== 'answer') return answer;
  if (answer.status !== 200) return refusal(answer);
  const certificates = Array.isArray(answer.body['certificates']) ? answer.body['certificates'].filter(isCertificate) : [];
  return certificates.length > 0 ? { kind: 'ready', certificates } : { kind: 'no-token', unread: numberOf(answer.body['unread']) ?? 0 };
}

async function finish(page: Window | null, address: string, order: OrderSource, options: SignOptions): Promise<SignEnd> {
  try {
    const end = await settle(page, address, order, options).catch((error: unknown): SignEnd => {
      if (options.signal?.aborted) return { kind: 'cancelled' };
      throw error;
    });
    options.observe?.(end);
    return end;
  } finally {
    page?.close();
  }
}

async function settle(page: Window | null, address: string, source: OrderSource, options: SignOptions): Promise<SignEnd> {
  const { signal, language } = options;
  const order = typeof source === 'function' ? await source() : source;
  const body = { ...order, origin: location.origin, language };
  const opened = await call(address, { method: 'POST', path: '/v1/sign', body }, signal);
  if (opened.kind !== 'answer') return opened;
  const { requestId: id, window: url } = opened.body;
  if (opened.status !== 202 || typeof id !== 'string' || typeof url !== 'string') return refusedSign(opened);

  const path = `/v1/requests/${id}`;
  // Taken back without the signal: that one is aborted already. If the assistant is gone there is nothing to take back.
  const takeBack = (): void => void call(address, { method: 'DELETE', path });
  if (signal?.aborted) takeBack();
  signal?.addEventListener('abort', takeBack, { once: true });
  try {
    if (page) page.location.href = url;
    const triesLeft = numberOf(opened.body['triesLeft']) ?? 0;
    return await follow(address, path, { kind: 'waiting-for-pin', window: url, opened: page !== null, triesLeft }, options);
  } finally {
    signal?.removeEventListener('abort', takeBack);
  }
}

async function follow(address: string, path: string, start: SignProgress, options: SignOptions): Promise<SignEnd> {
  let progress = start;
  options.observe?.(progress);
  for (;;) {
    const query = `?wait=${pollSeconds}&triesLeft=${progress.triesLeft}`;
    const reply = await persist(address, { method: 'GET', path: path + query }, options.signal);
    if (reply.kind !== 'answer') return reply;
    const end = endOf(reply);
    if (end) return end;
    const triesLeft = numberOf(reply.body['triesLeft']) ?? progress.triesLeft; // unknown while the token is unplugged
    const wrong = triesLeft < progress.triesLeft;
    progress = { ...progress, triesLeft, kind: wrong ? 'wrong-pin' : progress.kind };
    if (wrong) options.observe?.(progress);
  }
}

/** Repeats a question that got no answer: a laptop that slept loses its connections, not its assistant. */
async function persist(address: string, question: Call, signal?: AbortSignal): Promise<Answer | Unreachable> {
  for (let attempt = 1; ; attempt++) {
    const reply = await call(address, question, signal);
    if (reply.kind !== 'not-running' || attempt === retries) return reply;
    await new Promise((resolve) => setTimeout(resolve, retryAfter));
  }
}

function isAlgorithm(named: unknown): named is Algorithm {
  return typeof named === 'string' && algorithms.includes(named);
}

function endOf(reply: Answer): SignEnd | undefined {
  if (reply.status === 404) return { kind: 'expired' }; // forgotten by an assistant that was started anew
  if (reply.status !== 200) return refusal(reply);
  const { state, algorithm, signature } = reply.body;
  switch (state) {
    case 'waiting':
      return undefined;
    case 'locked':
    case 'cancelled':
    case 'expired':
      return { kind: state };
    case 'signed':
      if (typeof signature !== 'string') return { kind: 'expired' }; // given once, and somebody else took it
      return isAlgorithm(algorithm) ? { kind: 'signed', algorithm, signature } : malformed;
    default:
      return malformed;
  }
}

function refusedSign(answer: Answer): SignEnd {
  const { code } = refusal(answer);
  if (code === 'token-locked') return { kind: 'locked' };
  return code === 'certificate-not-found' ? { kind: 'no-token', unread: 0 } : { kind: 'refused', code };
}

function refusal(answer: Answer): Refused {
  const code = answer.body['error'];
  return { kind: 'refused', code: typeof code === 'string' ? code : `http-${answer.status}` };
}

function isCertificate(value: unknown): value is AssistantCertificate {
  const texts = ['id', 'certificate', 'subject', 'serialNumber', 'validFrom', 'validTo'];
  return isRecord(value) && texts.every((name) => typeof value[name] === 'string') && Array.isArray(value['chain']);
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
