// Bundles src/app.ts into the folder given as the first argument; always minified, because Debug and Release share one output.
import { rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const out = process.argv[2];
await rm(out, { recursive: true, force: true });
const result = await build({
  entryPoints: { app: 'src/app.ts', secrets: 'src/secrets.ts' },
  outdir: out,
  bundle: true,
  splitting: true,
  format: 'esm',
  minify: true,
  target: ['es2022', 'chrome105', 'firefox105', 'safari15.4'],
  chunkNames: 'chunks/[name]-[hash]',
  legalComments: 'linked',
  metafile: true,
  logLevel: 'warning',
});
const files = Object.entries(result.metafile.outputs).map(([file, { bytes }]) => [file.split('/dist/').pop(), bytes]);
await writeFile(`${out}/manifest.json`, JSON.stringify(Object.fromEntries(files), null, 2));
