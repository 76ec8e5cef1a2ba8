import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CompositionError } from './compose';
import type { GeneratedFile } from './generated-files';
import { committed, generatedFiles, ROOT, schemaFile } from './generated-files';
import { loadSubgraphs } from './subgraphs';

const HELP = `schema print [subgraph …]   write the schemas, the supergraph and the generated pages of docs/
schema check                say which of them no longer equal the code; exits 1 if any`;

async function main([command, ...names]: string[]): Promise<number> {
  switch (command) {
    case 'print':
      return print(names);
    case 'check':
      return check();
    default:
      console.log(HELP);
      return command === undefined || command === '--help' ? 0 : 2;
  }
}

async function print(names: readonly string[]): Promise<number> {
  const files =
    names.length > 0
      ? (await loadSubgraphs(names)).map(schemaFile)
      : generatedFiles(await loadSubgraphs());
  for (const file of files) {
    if ((await committed(file)) === file.content) continue;
    await mkdir(dirname(join(ROOT, file.path)), { recursive: true });
    await writeFile(join(ROOT, file.path), file.content);
    console.log(`wrote ${file.path}`);
  }
  return 0;
}

async function check(): Promise<number> {
  const stale: GeneratedFile[] = [];
  for (const file of generatedFiles(await loadSubgraphs())) {
    if ((await committed(file)) !== file.content) stale.push(file);
  }
  for (const { path } of stale)
    console.error(`${path} no longer equals the code: run npm run schema:print`);
  if (stale.length === 0)
    console.log('The committed schemas, the supergraph and the generated pages equal the code.');
  return stale.length === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(
      error instanceof CompositionError || error instanceof RangeError ? error.message : error,
    );
    process.exitCode = 1;
  },
);
