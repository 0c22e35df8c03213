// The browser module against the running assistant; only the browser itself (window, location, permissions) is played.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import test from 'node:test';

const { ESBUILD, MODULE, ASSISTANT, ORIGIN, CERTIFICATE, PIN } = process.env;
const { build } = await import(ESBUILD);
const bundle = await build({ entryPoints: [MODULE], bundle: true, write: false, format: 'esm', target: ['chrome109'] });
const { certificateAssistant, loopbackPermission } = await import(`data:text/javascript,${encodeURIComponent(bundle.outputFiles[0].text)}`);

const plainFetch = globalThis.fetch;
const inits = [];
const browser = { origin: ORIGIN, popup: undefined, permissions: {} };
globalThis.fetch = (address, init) => {
  inits.push(init);
  return plainFetch(address, { ...init, headers: { ...init.headers, Origin: browser.origin } });
};
globalThis.location = { get origin() { return browser.origin; } };
globalThis.window = { open: () => browser.popup };
Object.defineProperty(globalThis, 'navigator', {
  value: {
    permissions: {
      query: async ({ name }) => {
        if (name in browser.permissions) return { state: browser.permissions[name] };
        throw new TypeError(`unknown permission ${name}`);
      },
    },
  },
});

const assistant = certificateAssistant(ASSISTANT);
const order = { purpose: 'login', certificateId: CERTIFICATE, challengeId: 'one', challenge: 'q8sT0mB2uV4wX6yZ8aC0eG2iK4mO6qS8uW0yA2cE4gI' };

function popup() {
  return { location: { href: 'about:blank' }, closed: false, close() { this.closed = true; } };
}

/** What the user does in the assistant's window. */
async function submit(page, action, fields) {
  const html = await (await plainFetch(page)).text();
  const path = new URL(action).pathname;
  const token = new RegExp(`action="${path}"[^>]*>\\s*<input type="hidden" name="__token" value="([0-9a-f]+)"`).exec(html)[1];
  await (await plainFetch(action, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ __token: token, ...fields }) })).text();
}

const typePin = (window, pin) => submit(window, window, { pin });

/** Signs while a user acts on every state; gives the states that were seen. */
async function play(act, options = {}) {
  const seen = [];
  const result = await assistant.sign(order, {
    ...options,
    observe: (state) => {
      seen.push(state);
      void act(state);
    },
  });
  return { result, seen, kinds: seen.map((state) => state.kind) };
}

/** Another program behind an address. */
async function played(answer, use) {
  const server = createServer((request, response) => {
    const [status, body] = answer(request);
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  try {
    return await use(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('look_with_a_token_gives_its_certificates', async () => {
  const state = await assistant.look();
  assert.equal(state.kind, 'ready');
  assert.equal(state.certificates[0].id, CERTIFICATE);
  assert.equal(state.certificates[0].triesLeft, 5);
});

test('look_without_an_assistant_is_not_running', async () => {
  const free = await played(() => [200, {}], async (address) => address);
  assert.deepEqual(await certificateAssistant(free).look(), { kind: 'not-running' });
});

test('look_at_another_program_on_the_port_is_not_running', async () => {
  const state = await played(() => [200, { name: 'something else' }], (address) => certificateAssistant(address).look());
  assert.deepEqual(state, { kind: 'not-running' });
});

test('look_that_the_browser_forbids_is_permission_denied_under_both_names', async () => {
  const free = await played(() => [200, {}], async (address) => address);
  for (const name of ['loopback-network', 'local-network-access']) {
    browser.permissions = { [name]: 'denied' };
    assert.deepEqual(await certificateAssistant(free).look(), { kind: 'permission-denied' });
    assert.equal(await loopbackPermission(), 'denied');
  }
  browser.permissions = {};
  assert.equal(await loopbackPermission(), 'unknown');
});

test('look_without_a_token_says_so_and_counts_the_unread', async () => {
  const answers = { '/v1/status': [200, { name: 'certificate-assistant' }], '/v1/certificates': [200, { certificates: [], unread: 2 }] };
  const state = await played((request) => answers[request.url], (address) => certificateAssistant(address).look());
  assert.deepEqual(state, { kind: 'no-token', unread: 2 });
});

test('watch_tells_of_a_key_that_is_pulled_out_and_plugged_in_again', async () => {
  const stop = new AbortController();
  const kinds = [];
  const press = (act) => submit(ASSISTANT, `${ASSISTANT}/tokens/${act}`, {});
  await assert.rejects(assistant.watch((state) => {
    if (state.kind === kinds.at(-1)) return;
    kinds.push(state.kind);
    if (kinds.length === 3) stop.abort();
    else void press(state.kind === 'ready' ? 'unplug' : 'legal.p12/plug');
  }, stop.signal), { name: 'AbortError' });
  assert.deepEqual(kinds, ['ready', 'no-token', 'ready']);
});

test('look_from_a_foreign_origin_is_refused', async () => {
  browser.origin = 'https://evil.example';
  assert.deepEqual(await assistant.look(), { kind: 'refused', code: 'origin-not-allowed' });
  browser.origin = ORIGIN;
});

test('call_names_the_loopback_space_only_to_a_browser_that_knows_it', async () => {
  inits.length = 0;
  await assistant.look();
  assert.equal(inits[0].targetAddressSpace, 'loopback');
  const { Request } = globalThis;
  globalThis.Request = class { constructor() { throw new TypeError('not a valid enum value'); } };
  inits.length = 0;
  await assistant.look();
  globalThis.Request = Request;
  assert.equal('targetAddressSpace' in inits[0], false);
  assert.equal(inits[0].credentials, 'omit');
});

test('sign_opens_the_window_in_the_click_and_ends_signed_after_a_wrong_pin', async () => {
  let openedInClick = false;
  browser.popup = popup();
  globalThis.window.open = () => { openedInClick = true; return browser.popup; };
  const seen = [];
  const running = assistant.sign(order, {
    observe: (state) => {
      seen.push(state);
      if (state.kind === 'waiting-for-pin') void typePin(state.window, 'wrong!');
      if (state.kind === 'wrong-pin') void typePin(state.window, PIN);
    },
  });
  assert.equal(openedInClick, true);
  const result = await running;
  assert.deepEqual(seen.map((s) => s.kind), ['waiting-for-pin', 'wrong-pin', 'signed']);
  assert.equal(seen[1].triesLeft, 4);
  assert.equal(browser.popup.location.href, seen[0].window);
  assert.equal(browser.popup.closed, true);
  assert.equal(result.algorithm, 'ES256');
  assert.equal(Buffer.from(result.signature, 'base64').length, 64);
});

test('sign_with_a_blocked_window_gives_its_address_and_works', async () => {
  globalThis.window.open = () => null;
  const { result, seen } = await play((state) => state.kind === 'waiting-for-pin' && typePin(state.window, PIN));
  assert.equal(seen[0].opened, false);
  assert.equal(result.kind, 'signed');
});

test('sign_whose_order_comes_from_the_server_opens_the_window_before_asking_and_closes_it_if_that_fails', async () => {
  const steps = [];
  browser.popup = popup();
  globalThis.window.open = () => { steps.push('window'); return browser.popup; };
  const ask = async () => { steps.push('server'); throw new Error('no'); };
  await assert.rejects(assistant.sign(ask), /no/);
  assert.deepEqual(steps, ['window', 'server']);
  assert.equal(browser.popup.closed, true);
  assert.equal((await assistant.sign(async () => ({ ...order, certificateId: 'x' }))).kind, 'no-token');
});

test('sign_that_the_user_cancels_is_cancelled', async () => {
  const { kinds } = await play((state) => state.kind === 'waiting-for-pin' && submit(state.window, `${state.window}/cancel`, {}));
  assert.deepEqual(kinds, ['waiting-for-pin', 'cancelled']);
});

test('sign_that_the_page_aborts_is_taken_back', async () => {
  const stop = new AbortController();
  let window;
  const { result } = await play((state) => {
    window ??= state.window;
    stop.abort();
  }, { signal: stop.signal });
  assert.deepEqual(result, { kind: 'cancelled' });
  const page = async () => (await plainFetch(window)).text();
  for (let i = 0; i < 100 && (await page()).includes('name="pin"'); i++);
  assert.equal((await page()).includes('name="pin"'), false);
});

test('sign_that_nobody_answers_is_expired', async () => {
  for (const last of [[200, { state: 'expired' }], [404, { error: 'request-unknown' }], [200, { state: 'signed' }]]) {
    const answer = (request) => (request.method === 'POST' ? [202, { requestId: 'r', window: 'http://127.0.0.1/requests/r' }] : last);
    assert.deepEqual(await played(answer, (address) => certificateAssistant(address).sign(order)), { kind: 'expired' });
  }
});

test('sign_for_a_token_that_is_gone_is_no_token', async () => {
  assert.deepEqual(await assistant.sign({ ...order, certificateId: '0'.repeat(64) }), { kind: 'no-token', unread: 0 });
});

test('sign_with_five_wrong_pins_is_locked_now_and_later', async () => {
  const { kinds, seen } = await play((state) => 'window' in state && typePin(state.window, 'wrong!'));
  assert.deepEqual(kinds, ['waiting-for-pin', 'wrong-pin', 'wrong-pin', 'wrong-pin', 'wrong-pin', 'locked']);
  assert.deepEqual(seen.slice(1, 5).map((s) => s.triesLeft), [4, 3, 2, 1]);
  assert.deepEqual(await assistant.sign(order), { kind: 'locked' });
});
