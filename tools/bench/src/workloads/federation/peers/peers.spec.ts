import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../machine/folders';

const PEERS = join(ROOT, 'tools', 'bench', 'peers');
const EXACT = /^\d+\.\d+\.\d+$/;

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly overrides?: Readonly<Record<string, string>>;
}
interface Lockfile {
  readonly packages: Readonly<
    Record<string, { dependencies?: object; integrity?: string; resolved?: string }>
  >;
}

function read<T>(peer: string, file: string): T {
  return JSON.parse(readFileSync(join(PEERS, peer, file), 'utf8')) as T;
}

describe.each(readdirSync(PEERS))('The peer %s', (peer) => {
  it('is asked for in exact versions, which its lockfile has', () => {
    const { dependencies, overrides = {} } = read<Manifest>(peer, 'package.json');
    for (const version of [...Object.values(dependencies), ...Object.values(overrides)])
      expect(version).toMatch(EXACT);
    const { packages } = read<Lockfile>(peer, 'package-lock.json');
    expect(packages['']?.dependencies).toEqual(dependencies);
  });

  it('is made of nothing but packages of the registry, each with its checksum', () => {
    const { packages } = read<Lockfile>(peer, 'package-lock.json');
    for (const [path, { integrity, resolved = 'https://' }] of Object.entries(packages)) {
      if (path === '') continue;
      expect([path, integrity]).toEqual([path, expect.stringMatching(/^sha512-/)]);
      expect(resolved).toMatch(/^https:/);
    }
  });
});
