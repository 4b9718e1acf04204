// Builds dist/: one page, one script, one style sheet, nothing from elsewhere.
import {build} from 'esbuild';
import {copyFile, mkdir, rm} from 'node:fs/promises';

await rm('dist', {recursive: true, force: true});
await mkdir('dist');
await build({
  entryPoints: {map: 'src/main.js'},
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2020',
  legalComments: 'none',
  outdir: 'dist',
  banner: {js: '/* Mapalus, GPL-2.0-or-later. Contains OpenLayers, BSD-2-Clause, (c) OpenLayers contributors. */'},
});
await copyFile('src/index.html', 'dist/index.html');
