// Starts one module for each element that names it in data-module. The page works before any of them has loaded.
type Start = (root: HTMLElement) => void;

const modules: Readonly<Record<string, () => Promise<{ readonly start: Start }>>> = {
  copy: () => import('./copy'),
  countdown: () => import('./countdown'),
  details: () => import('./details'),
  dialog: () => import('./dialog'),
  'error-summary': () => import('./error-summary'),
  'item-choice': () => import('./item-choice'),
  'one-time-code': () => import('./one-time-code'),
  'seal-with-certificate': () => import('./seal-with-certificate'),
  'sign-in-certificate': () => import('./sign-in-certificate'),
  'status-poll': () => import('./status-poll'),
  'submit-once': () => import('./submit-once'),
  'swap-keys': () => import('./swap-keys'),
  'theme-switch': () => import('./theme-switch'),
  zoom: () => import('./zoom'),
  'zone-preview': () => import('./zone-preview'),
};

for (const root of document.querySelectorAll<HTMLElement>('[data-module]')) {
  const load = modules[root.dataset['module'] ?? ''];
  void load?.().then((module) => module.start(root));
}
