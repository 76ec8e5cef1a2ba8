import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, RUNTIME_FOLDER } from '../root-folder';
import { StartError } from './start-error';

const SOURCE = join(ROOT, 'apps/gateway/ide');
const BUILD = join(SOURCE, 'build-ide.mjs');
const BUILT_PAGE = join(SOURCE, 'dist/index.html');
const STAMP = join(RUNTIME_FOLDER, 'cache', 'ide');

/** Whether the IDE that lies there was built from the sources and packages that lie there. */
export function isIdeCurrent(): boolean {
  if (!existsSync(BUILD)) return true;
  return (
    existsSync(BUILT_PAGE) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint()
  );
}

/** Builds the IDE from our own files; nothing of it is loaded from elsewhere at run time. */
export async function buildIde(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<{ code: number | null; output: string }>();
  const build = spawn(process.execPath, [BUILD], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  build.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  build.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  build.once('error', (error) => resolve({ code: null, output: error.message }));
  build.once('close', (code) => resolve({ code, output }));
  const { code, output: said } = await promise;
  if (code !== 0) throw new StartError(`The IDE could not be built:\n${said.trim()}`);
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, fingerprint());
}

function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')));
  for (const file of sourceFiles(SOURCE)) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'dist' && name !== 'node_modules')
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? sourceFiles(path) : [path];
    })
    .sort();
}
