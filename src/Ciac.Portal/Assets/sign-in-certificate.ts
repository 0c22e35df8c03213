// Screen 1, and where a certificate is added or enabled: signs a challenge of the server with the chosen certificate and sends the token as an ordinary form.
import { askServer, Refusal, startPanel, type Ceremony } from './assistant-panel';

export function start(form: HTMLElement): void {
  startProof(form);
}

/** The same where more than one look at the keys is needed. */
export function startProof(form: HTMLElement, judge?: Ceremony['judge']): void {
  if (!(form instanceof HTMLFormElement)) return;
  const token = form.querySelector<HTMLInputElement>('input[name="Token"]');
  const { challenge } = form.dataset;
  if (!token || challenge === undefined) return;
  let challengeId = '';

  startPanel(form, {
    ...(judge ? { judge } : {}),
    order: async (certificate) => {
      const answer = await askServer(form, challenge);
      const { challengeId: id, challenge: value, purpose } = answer;
      if (typeof id !== 'string' || typeof value !== 'string') throw new Refusal('challenge');
      challengeId = id;
      return { purpose: purpose === 'possession' ? 'possession' : 'login', certificateId: certificate.id, challengeId: id, challenge: value };
    },
    fill: (certificate, { algorithm, signature }) => {
      token.value = JSON.stringify({
        format: 'cmp-cert:1',
        challengeId,
        certificate: certificate.certificate,
        chain: certificate.chain,
        algorithm,
        signature,
      });
    },
  });
}
