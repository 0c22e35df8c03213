// Key swap of an upgrade: leads from all keys pulled out to the right one plugged in, step by step, by itself; then that key proves itself.
import type { AssistantCertificate, LookState } from './certificate-assistant';
import { textsOf } from './assistant-texts';
import { startProof } from './sign-in-certificate';

type Step = 'unplug' | 'insert' | 'confirm';
/** More keys than a person has sockets are counted, not named. */
const namedAtMost = 3;
const steps: readonly Step[] = ['unplug', 'insert', 'confirm'];

/** What is plugged in besides the wanted key; a key without a unique id is known by its serial number. */
function othersOf(certificates: readonly AssistantCertificate[], wanted: string): readonly string[] {
  return certificates.map((certificate) => certificate.uniqueId ?? certificate.serialNumber).filter((id) => id !== wanted);
}

export function start(form: HTMLElement): void {
  const guide = form.closest<HTMLElement>('[data-swap]');
  const status = guide?.querySelector<HTMLElement>('[data-swap-status]');
  const wanted = form.querySelector<HTMLElement>('[data-certificates]')?.dataset['uniqueId'] ?? '';
  if (!guide || !status) return;
  const texts = textsOf(guide);
  let hadNone = false;
  // An empty socket is what the steps ask for, no fault.
  form.querySelector<HTMLElement>('[data-check="certificate"]')?.setAttribute('hidden', '');

  const show = (now: Step, sentence: string): void => {
    for (const step of steps) {
      const line = guide.querySelector<HTMLElement>(`[data-step="${step}"]`);
      const order = steps.indexOf(step) - steps.indexOf(now);
      if (line) line.dataset['state'] = order < 0 ? 'done' : order === 0 ? 'current' : 'open';
      if (order === 0) line?.setAttribute('aria-current', 'step');
      else line?.removeAttribute('aria-current');
    }
    // Said once, not at every look.
    if (status.textContent !== sentence) status.textContent = sentence;
  };

  startProof(form, (state: LookState): boolean => {
    if (state.kind !== 'ready' && state.kind !== 'no-token') return false;
    const certificates = state.kind === 'ready' ? state.certificates : [];
    const others = othersOf(certificates, wanted);
    if (certificates.length === 0) hadNone = true;
    if (certificates.length > 0 && others.length === 0) {
      show('confirm', texts('Swap.Recognised', wanted));
      return true;
    }
    // After all were out, whatever else comes in is the wrong key; before that it has just not been pulled out.
    if (certificates.length === 0) show('insert', texts('Swap.Insert', wanted));
    else if (hadNone && others.length === 1 && certificates.length === 1) show('insert', texts('Swap.Wrong', others[0] ?? ''));
    else show('unplug', texts('Swap.StillIn', others.slice(0, namedAtMost).join(' · '), others.length));
    return false;
  });
}
