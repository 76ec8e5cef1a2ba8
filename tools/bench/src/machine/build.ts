import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './folders';

/**
 * Compiles packages with what they use, as far as they have changed. What is measured is what
 * production runs: compiled files on plain Node, without a loader that takes memory.
 * Throws with the compiler's words when a package does not compile.
 */
export async function build(
  packages: readonly string[],
  onProgress: (step: string) => void,
): Promise<void> {
  const projects = [...new Set(packages)].map((name) => join(ROOT, name, 'tsconfig.lib.json'));
  onProgress(`compiling ${packages.join(', ')}`);
  const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const child = spawn(process.execPath, [compiler, '--build', ...projects], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`The clone does not compile:\n${said}`);
}
