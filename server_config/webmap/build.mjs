// Builds dist/: one page, one script, one style sheet, nothing from elsewhere.
import {build} from 'esbuild';
import {copyFile, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises';

await rm('dist', {recursive: true, force: true});
await mkdir('dist');
const {metafile} = await build({
  entryPoints: {map: 'src/main.js'},
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2020',
  legalComments: 'none',
  outdir: 'dist',
  metafile: true,
  banner: {js: '/* Mapalus, GPL-2.0-or-later. Contains OpenLayers and others: see licenses.txt. */'},
});
await writeFile('dist/licenses.txt', await licenses(metafile));
await copyFile('src/index.html', 'dist/index.html');

/** The licences of what is in the script: theirs ask for being passed on with it. */
async function licenses({outputs}) {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const used = inputs.filter(([, {bytesInOutput}]) => bytesInOutput > 0).map(([path]) => path);
  const folders = new Set(used.map((path) => path.match(/^node_modules\/(@[^/]+\/)?[^/]+/)?.[0]).filter(Boolean));
  const texts = [...folders].sort().map(async (folder) => {
    const {name, version, license} = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? await readFile(`${folder}/${file}`, 'utf8') : license;
    return `${name} ${version}\n\n${text.trim()}\n`;
  });
  return ['Mapalus: GPL-2.0-or-later\n', ...(await Promise.all(texts))].join(`\n${'-'.repeat(72)}\n\n`);
}
