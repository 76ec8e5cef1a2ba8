import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './install-lock.mjs';

/**
 * Installs the locked dependencies if they are missing or not those of package-lock.json.
 * Touches the network only then; two starts at once install once.
 */
export async function ensureInstalled(root, say) {
  if (isFresh(root)) return;
  await withLock(join(root, '.gezhi', 'install.lock'), say, async () => {
    if (isFresh(root)) return;
    say('Installing the locked dependencies (npm ci)');
    await runNpmCi(root, say);
    writeStamp(root);
  });
}

/** Whether node_modules holds what package-lock.json names. */
export function isFresh(root) {
  try {
    const lock = readFileSync(join(root, 'package-lock.json'));
    if (readStamp(root) === digest(lock)) return true;
    if (!holdsAll(root, JSON.parse(lock.toString('utf8')))) return false;
  } catch {
    return false;
  }
  writeStamp(root);
  return true;
}

/**
 * Compares with what npm noted of its own last installation, so that an `npm ci` made by hand
 * (perhaps without scripts, perhaps the last one before the network went) is good enough.
 */
function holdsAll(root, lock) {
  const noted = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8'));
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (!path.includes('node_modules/')) return true;
    const found = noted.packages[path];
    if (found === undefined) return wanted.optional === true && !isForThisPlatform(wanted);
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/** Whether an optional package says by itself that it is meant for this very platform. */
function isForThisPlatform({ os, cpu, libc }) {
  // Of packages for one C library, and of those without a platform, npm alone knows which we need.
  return libc === undefined && !!os?.includes(process.platform) && !!cpu?.includes(process.arch);
}

const stampOf = (root) => join(root, 'node_modules', '.gezhi-installed');
const digest = (content) => createHash('sha256').update(content).digest('hex');

function readStamp(root) {
  const stamp = stampOf(root);
  return existsSync(stamp) ? readFileSync(stamp, 'utf8').trim() : null;
}

function writeStamp(root) {
  try {
    writeFileSync(stampOf(root), `${digest(readFileSync(join(root, 'package-lock.json')))}\n`);
  } catch {
    // node_modules may belong to somebody else; then the comparison is made at every start.
  }
}

function runNpmCi(root, say) {
  const options = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const npm = process.env.npm_execpath;
  const [program, ...before] = npm ? [process.execPath, npm] : ['npm'];
  const began = Date.now();
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...before, ...options], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const stillAlive = setInterval(() => {
      const seconds = Math.round((Date.now() - began) / 1000);
      say(`  still installing: ${seconds} s, ${countPackages(root)} packages so far`);
    }, 5_000);
    const settle = (problem) => {
      clearInterval(stillAlive);
      if (problem === null) {
        say(`  installed in ${Math.round((Date.now() - began) / 1000)} s`);
        resolve();
      } else {
        reject(new Error(problem));
      }
    };
    child.on('error', (error) =>
      settle(`npm could not be started (${error.message}): is npm installed?`),
    );
    child.on('exit', (code, signal) => {
      settle(
        code === 0
          ? null
          : `The installation failed (npm ci ended with ${signal ?? code}, see above). It needs the npm registry once.`,
      );
    });
  });
}

/** npm makes all folders first and fills them then: a package is there when its description is. */
function countPackages(root) {
  const modules = join(root, 'node_modules');
  const isComplete = (name) => existsSync(join(modules, name, 'package.json'));
  try {
    return readdirSync(modules)
      .flatMap((name) =>
        name.startsWith('@')
          ? readdirSync(join(modules, name)).map((part) => join(name, part))
          : [name],
      )
      .filter(isComplete).length;
  } catch {
    return 0;
  }
}
