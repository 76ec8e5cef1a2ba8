import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { BENCH_FOLDER, ROOT } from '../../../machine/folders';

/** Where peers stand in the clone, each with its own manifest and lockfile, and where they are installed. */
const MANIFESTS = join(ROOT, 'tools', 'bench', 'peers');
const INSTALLED = join(BENCH_FOLDER, 'peers');

/** Written once everything is there: the lockfile it was installed from. */
const STAMP = 'installed-from.json';
const LOCKFILE = 'package-lock.json';

/**
 * Another gateway, as the npm registry has it: exactly what its lockfile names, in a folder of its own, and without
 * running any package's install script. Installed when it is first asked for and when its lockfile has changed;
 * answers the folder. Throws with npm's words when that does not work.
 */
export async function installPeer(
  name: string,
  onProgress: (step: string) => void,
): Promise<string> {
  const folder = join(INSTALLED, name);
  const source = join(MANIFESTS, name);
  const lockfile = readFileSync(join(source, LOCKFILE), 'utf8');
  if (readIfThere(join(folder, STAMP)) !== lockfile) {
    onProgress(
      `installing ${name} from the npm registry into ${relative(ROOT, folder)}, once (npm ci --ignore-scripts)`,
    );
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    cpSync(source, folder, { recursive: true });
    await npmCi(name, folder);
    writeFileSync(join(folder, STAMP), lockfile);
  } else {
    // What starts it may have changed without its packages.
    cpSync(source, folder, { recursive: true });
  }
  return folder;
}

async function npmCi(name: string, folder: string): Promise<void> {
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const child = spawn('npm', [...words, '--prefix', folder], {
    cwd: folder,
    env: withoutNpmsOwn(process.env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${name} could not be installed:\n${said.trim()}`);
}

/** An npm that runs within `npm run` would take the outer one's folder for its own. */
function withoutNpmsOwn(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !/^npm_(?!config_)/i.test(name));
  const { npm_config_local_prefix: _folder, ...rest } = Object.fromEntries(kept);
  return rest;
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
