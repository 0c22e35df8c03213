// Screen 3: lets the server prepare the seal for the chosen certificate, has the key sign it, and sends the value as an ordinary form.
import { askServer, Refusal, startPanel } from './assistant-panel';

export function start(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) return;
  const value = form.querySelector<HTMLInputElement>('input[name="SignatureValue"]');
  const kind = form.querySelector<HTMLInputElement>('input[name="Algorithm"]');
  const { prepare } = form.dataset;
  if (!value || !kind || prepare === undefined) return;

  startPanel(form, {
    order: async ({ id, certificate, chain }) => {
      const { title, documentDigest, toBeSigned } = await askServer(form, prepare, { certificate, chain });
      if (typeof title !== 'string' || typeof documentDigest !== 'string' || typeof toBeSigned !== 'string') {
        throw new Refusal('prepare');
      }
      return { purpose: 'seal', certificateId: id, title, documentDigest, toBeSigned };
    },
    fill: (_, { algorithm, signature }) => {
      value.value = signature;
      kind.value = algorithm;
    },
  });
}
