import { cpSync, lstatSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findBinaries, linkLibraries, serverVersion } from './server-binaries';

/** The package as npm leaves it when install scripts are switched off. */
function installWithoutScripts(): AsyncDisposable & { readonly folder: string } {
  const parent = mkdtempSync(join(tmpdir(), 'programs-'));
  const folder = join(parent, 'native');
  cpSync(findBinaries(), folder, { recursive: true, verbatimSymlinks: true });
  for (const { target } of links(folder)) rmSync(join(parent, target));
  return {
    folder,
    [Symbol.asyncDispose]: async () => rmSync(parent, { recursive: true }),
  };
}

function links(folder: string): readonly { readonly target: string }[] {
  return JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')) as { target: string }[];
}

describe('the programs of PostgreSQL', () => {
  it('are named as missing on a platform that has none', () => {
    expect(() => findBinaries('linux', 'riscv64')).toThrow(
      expect.objectContaining({
        code: 'NO_BINARIES',
        message: expect.stringContaining('DATABASE_URL') as unknown,
      }),
    );
  });

  it('run after an installation without scripts: the missing links are made', async () => {
    await using installed = installWithoutScripts();
    const bare = { folder: installed.folder, libraryFolder: null };
    expect(() => serverVersion(bare)).toThrow(
      expect.objectContaining({ code: 'BINARIES_DO_NOT_RUN' }),
    );
    const binaries = linkLibraries(installed.folder, join(installed.folder, 'elsewhere'));
    expect(serverVersion(binaries).full).toMatch(/^\d+\.\d+$/);
    expect(binaries.libraryFolder).toBeNull();
  });

  it('run when the package may not be written: the links are made elsewhere', async () => {
    await using installed = installWithoutScripts();
    const elsewhere = join(dirname(installed.folder), 'elsewhere');
    const binaries = linkLibraries(installed.folder, elsewhere, () => false);
    expect(binaries.libraryFolder).toBe(elsewhere);
    expect(serverVersion(binaries).full).toMatch(/^\d+\.\d+$/);
    for (const { target } of links(installed.folder)) {
      const path = join(dirname(installed.folder), target);
      expect(lstatSync(path, { throwIfNoEntry: false })).toBeUndefined();
    }
  });

  it('say in one line that they do not run here', () => {
    const parent = mkdtempSync(join(tmpdir(), 'programs-'));
    try {
      cpSync(process.execPath, join(parent, 'bin', 'postgres'));
      writeFileSync(join(parent, 'bin', 'postgres'), 'not a program');
      const explain = () => serverVersion({ folder: parent, libraryFolder: null });
      expect(explain).toThrow(expect.objectContaining({ code: 'BINARIES_DO_NOT_RUN' }));
      expect(explain).toThrow(/^[^\n]*DATABASE_URL[^\n]*$/);
    } finally {
      rmSync(parent, { recursive: true });
    }
  });
});
