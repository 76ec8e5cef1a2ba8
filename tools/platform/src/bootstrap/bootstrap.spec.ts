import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../root-folder';

/** Asks a plain JavaScript file of `bin`, on the Node that installs the platform. */
function ask(file: string, expression: string): unknown {
  const url = pathToFileURL(join(ROOT, 'tools/platform/bin', file)).href;
  const program = `import * as asked from ${JSON.stringify(url)}; console.log(JSON.stringify(${expression}));`;
  const answer = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
  });
  return JSON.parse(answer) as unknown;
}

describe('the Node of the machine', () => {
  it.each(['18.20.8', '20.18.3'])(
    'is refused in one line when it is too old to install: %s',
    (version) => {
      const line = ask('node-version.mjs', `asked.installProblem('${version}')`);
      expect(line).toBe(
        `Gezhi needs Node 20.19 or newer to install itself; this is Node ${version}.`,
      );
    },
  );

  it.each(['20.19.0', '20.20.2', '22.1.0', '26.0.0'])(
    'is good enough to install: %s',
    (version) => {
      expect(ask('node-version.mjs', `asked.installProblem('${version}')`)).toBeNull();
    },
  );

  it('must be newer where npm has no Node of its own for the machine', () => {
    expect(ask('node-version.mjs', "asked.runProblem('22.14.0')")).toMatch(/install Node 24/);
    expect(ask('node-version.mjs', "asked.runProblem('22.15.0')")).toBeNull();
  });
});

describe('a program of ours', () => {
  it('that fails, and fails once more while it clears up, tells both failures', () => {
    const url = pathToFileURL(join(ROOT, 'tools/platform/bin/bootstrap.mjs')).href;
    const file = 'tools/platform/src/bootstrap/fails-twice.testing.ts';
    const program = `import { bootstrap } from ${JSON.stringify(url)}; await bootstrap('${file}', []);`;
    const words = ['--input-type=module', '--eval', program];
    const { stderr, status } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    expect(stderr).toContain('the first failure');
    expect(stderr).toContain('a failure while clearing up');
    expect(status).toBe(1);
  }, 30_000);
});

describe('an installation', () => {
  const lodash = { version: '4.17.21', integrity: 'sha512-a' };
  const forElsewhere = { version: '1.0.0', optional: true, os: ['aix'], cpu: ['ppc64'] };
  const forHere = { version: '1.0.0', optional: true, os: [process.platform], cpu: [process.arch] };

  /** A clone whose lock file names some packages, and what npm noted as installed. */
  function isFresh(locked: object, installed: object | null): unknown {
    const root = mkdtempSync(join(tmpdir(), 'clone-'));
    try {
      writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: locked }));
      if (installed !== null) {
        mkdirSync(join(root, 'node_modules'));
        const note = JSON.stringify({ packages: installed });
        writeFileSync(join(root, 'node_modules', '.package-lock.json'), note);
      }
      return ask('installation.mjs', `asked.isFresh(${JSON.stringify(root)})`);
    } finally {
      rmSync(root, { recursive: true });
    }
  }

  it('is fresh when npm installed by hand what the lock file names', () => {
    const locked = { '': {}, 'libs/kernel': {}, 'node_modules/lodash': lodash };
    expect(isFresh(locked, { 'node_modules/lodash': lodash })).toBe(true);
  });

  it('is stale when there is none, when one was cut off, or when the lock file moved on', () => {
    const locked = { 'node_modules/lodash': lodash };
    expect(isFresh(locked, null)).toBe(false);
    expect(isFresh(locked, {})).toBe(false);
    expect(isFresh(locked, { 'node_modules/lodash': { ...lodash, version: '4.17.20' } })).toBe(
      false,
    );
    expect(isFresh(locked, { 'node_modules/lodash': { ...lodash, integrity: 'sha512-b' } })).toBe(
      false,
    );
  });

  it('may lack what is for another platform, but not what is for this one', () => {
    expect(isFresh({ 'node_modules/elsewhere': forElsewhere }, {})).toBe(true);
    expect(isFresh({ 'node_modules/here': forHere }, {})).toBe(false);
  });
});
