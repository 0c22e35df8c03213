// Bundles Assets/ into wwwroot/assets: one style sheet, one entry module, and one chunk per element loaded on demand.
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

const out = 'wwwroot/assets';
await rm(out, { recursive: true, force: true });
await build({
  entryPoints: { portal: 'Assets/portal.ts' },
  outdir: out,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: ['chrome109', 'firefox115', 'safari15.4'],
  chunkNames: '[name]-[hash]',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
});
// The entry style sheet is written last: the project file compares its time with the sources.
await build({
  entryPoints: { portal: 'Assets/css/portal.css' },
  outdir: out,
  bundle: true,
  target: ['chrome109', 'firefox115', 'safari15.4'],
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
});
