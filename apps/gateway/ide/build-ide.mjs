import { chmodSync, cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * Builds the IDE into ide/dist, or into the folder that is named, from installed packages alone: no network, a few seconds.
 * A half-written build is never served: it is made beside and moved into place.
 */
const folder = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2] ?? join(folder, 'dist'));
const draft = mkdtempSync(`${target}-`);

const common = {
  bundle: true,
  minify: true,
  legalComments: 'linked',
  target: 'es2022',
  outdir: draft,
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.ttf': 'file' },
};

try {
  await Promise.all([
    build({
      ...common,
      entryPoints: { main: join(folder, 'src/main.tsx') },
      format: 'esm',
      splitting: true,
      jsx: 'automatic',
      chunkNames: 'chunk-[hash]',
    }),
    build({
      ...common,
      entryPoints: {
        'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
        'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
        'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
      },
      format: 'iife',
    }),
  ]);
  cpSync(join(folder, 'index.html'), join(draft, 'index.html'));
  chmodSync(draft, 0o755);
  rmSync(target, { recursive: true, force: true });
  renameSync(draft, target);
} finally {
  rmSync(draft, { recursive: true, force: true });
}
