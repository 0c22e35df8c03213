// The calls themselves: plain HTTP to the assistant on this computer, and what the browser thinks of it.
export const defaultAddress = 'http://127.0.0.1:18495';

export type LoopbackPermission = PermissionState | 'unknown';
export type Unreachable = { readonly kind: 'not-running' } | { readonly kind: 'permission-denied' };
export type Answer = { readonly kind: 'answer'; readonly status: number; readonly body: Readonly<Record<string, unknown>> };
export type Call = { readonly method: 'GET' | 'POST' | 'DELETE'; readonly path: string; readonly body?: unknown };
type LoopbackInit = RequestInit & { readonly targetAddressSpace?: 'loopback' };

// Milliseconds. Longer than any long poll, and than a user needs to read the browser's question.
const patience = 60_000;

/** What the browser thinks of calls to this computer; use it to explain the question before it is asked. */
export async function loopbackPermission(): Promise<LoopbackPermission> {
  // Chrome 145 split the permission; the second name is its older alias. Other browsers know neither.
  for (const name of ['loopback-network', 'local-network-access']) {
    const state = await queryPermission(name);
    if (state !== 'unknown') return state;
  }
  return 'unknown';
}

async function queryPermission(name: string): Promise<LoopbackPermission> {
  try {
    return (await navigator.permissions.query({ name: name as PermissionName })).state;
  } catch (error) {
    if (error instanceof TypeError) return 'unknown';
    throw error;
  }
}

export async function call(address: string, question: Call, signal?: AbortSignal): Promise<Answer | Unreachable> {
  signal?.throwIfAborted();
  const limit = new AbortController();
  const stop = (): void => limit.abort();
  const timer = setTimeout(stop, patience);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const response = await fetch(address + question.path, requestOf(question, limit.signal));
    return { kind: 'answer', status: response.status, body: bodyOf(await response.text()) };
  } catch (error) {
    signal?.throwIfAborted();
    // fetch says no more than TypeError, on purpose; an AbortError here is our own limit.
    if (!(error instanceof TypeError) && !limit.signal.aborted) throw error;
    return { kind: (await loopbackPermission()) === 'denied' ? 'permission-denied' : 'not-running' };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

function requestOf({ method, body }: Call, signal: AbortSignal): LoopbackInit {
  const init: RequestInit = {
    method,
    signal,
    mode: 'cors',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    // The custom header makes the browser ask first; the assistant refuses calls without it.
    headers: { 'X-Certificate-Assistant': '1', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  return knowsLoopback() ? { ...init, targetAddressSpace: 'loopback' } : init;
}

// Names the network space, so that a page on https may call plain http here (Chrome 142 and later).
// A browser with an older list of spaces rejects the word; one without the idea ignores it.
function knowsLoopback(): boolean {
  const init: LoopbackInit = { targetAddressSpace: 'loopback' };
  try {
    return new Request(defaultAddress, init) instanceof Request;
  } catch {
    return false;
  }
}

function bodyOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) ? body : {};
  } catch { // an empty or foreign answer: its status tells enough
    return {};
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
