import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './installation.mjs';
import { installProblem, runProblem } from './node-version.mjs';

export const ROOT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

/**
 * From whatever Node the machine has to the platform's own program: checks that Node, installs
 * what is missing, then runs the TypeScript file on the Node 24 that npm installed. Needs no
 * dependency itself.
 */
export async function bootstrap(file, args) {
  const refuse = (line) => {
    process.stderr.write(`${line}\n`);
    process.exitCode = 1;
  };
  const tooOld = installProblem(process.versions.node);
  if (tooOld !== null) return refuse(tooOld);
  try {
    await ensureInstalled(ROOT, (line) => process.stderr.write(`${line}\n`));
  } catch (error) {
    return refuse(error.message);
  }
  const own = join(ROOT, 'node_modules', '.bin', 'node');
  const node = existsSync(own) ? own : process.execPath;
  if (node === process.execPath) {
    const cannotRun = runProblem(process.versions.node);
    if (cannotRun !== null) return refuse(cannotRun);
  }
  process.exitCode = await run(node, join(ROOT, file), args);
}

function run(node, file, args) {
  const child = spawn(
    node,
    [
      '--conditions=@gezhi/source',
      '-r',
      join(ROOT, 'tools', 'platform', 'bin', 'name-suppressed-errors.cjs'),
      '-r',
      join(ROOT, 'node_modules', '@swc-node', 'register'),
      file,
      ...args,
    ],
    {
      // The channel tells the child when we are killed, in whatever way.
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: {
        ...process.env,
        SWC_NODE_PROJECT: join(ROOT, 'tsconfig.base.json'),
        NODE_COMPILE_CACHE: join(ROOT, '.gezhi', 'cache', 'compile'),
        PATH: `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
      },
    },
  );
  const pass = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  if (process.env.npm_lifecycle_event) endWithNpm(() => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`${node} could not be started: ${error.message}\n`);
      resolve(1);
    });
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

/** npm killed the hard way tells nobody; its children then get another parent. */
function endWithNpm(stop) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 500);
  watch.unref();
}
