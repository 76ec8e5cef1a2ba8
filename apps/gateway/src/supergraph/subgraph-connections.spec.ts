import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ANONYMOUS } from '@gezhi/identity';
import { systemClock } from '@gezhi/kernel';
import { createLogger } from '@gezhi/server';
import { readEnvironment } from '../environment';
import { connectSubgraphs } from './subgraph-connections';

const folder = mkdtempSync(join(tmpdir(), 'gezhi-gateway-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

const secret = (name: string) => `${name}-Zq8vW3xKp1LmN5tRyB7cD9fGhJ2s`;

function writeKeys(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return file;
}

function startGateway() {
  const names = ['GRID', 'PARTY_BUILDING', 'SERVICES', 'ENFORCEMENT'];
  const subgraphs = names.flatMap((name) => [
    [`SUBGRAPH_${name}_URL`, `unix:/run/${name}.sock`],
    [`SUBGRAPH_${name}_CALL_KEY_FILE`, writeKeys(name, `old:${secret(`${name}-old`)}`)],
  ]);
  const source = { ISSUER_URL: 'https://id.example.gov.cn', ...Object.fromEntries(subgraphs) };
  const lines: string[] = [];
  const changed = { next: Promise.withResolvers<void>() };
  const destination = {
    write(line: string) {
      lines.push(line);
      if (/call key read again|old keys stay/.test(line)) changed.next.resolve();
    },
  };
  const logger = createLogger({ name: 'gateway', level: 'info', destination });
  const { connections, stop } = connectSubgraphs(readEnvironment(source), {
    clock: systemClock,
    logger,
  });
  const keyIdFor = (name: string) => {
    const call = { method: 'POST', path: '/graphql', body: '{}', actor: ANONYMOUS };
    const [header = ''] = connections[name]?.signer.sign(call).split('.') ?? [];
    return (JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string }).kid;
  };
  return { keyIdFor, stop, lines, untilRead: () => changed.next.promise };
}

describe('the keys of a gateway that runs', () => {
  it('are read again when a file changes; the newest of them signs', async () => {
    const { keyIdFor, stop, untilRead } = startGateway();
    expect(keyIdFor('grid')).toBe('old');
    writeKeys('GRID', `old:${secret('GRID-old')}\nnew:${secret('GRID-new')}\n`);
    await untilRead();
    stop();
    expect(keyIdFor('grid')).toBe('new');
    expect(keyIdFor('services')).toBe('old');
  });

  it('stay when the new ones break a rule of the whole environment', async () => {
    const { keyIdFor, stop, lines, untilRead } = startGateway();
    writeKeys('GRID', `new:${secret('SERVICES-old')}`);
    await untilRead();
    stop();
    expect(keyIdFor('grid')).toBe('old');
    expect(lines.join('')).toContain('SUBGRAPH_GRID_CALL_KEY: has the same secret as another');
    expect(lines.join('')).not.toContain(secret('SERVICES-old'));
  });
});
