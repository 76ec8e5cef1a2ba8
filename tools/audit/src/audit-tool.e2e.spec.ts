import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditEntry } from '@gezhi/audit';
import { appendAudit, CreateAuditTrail1763760000000 } from '@gezhi/audit';
import type { MigratedDatabase } from '@gezhi/testing';
import { migratedDatabase } from '@gezhi/testing';

jest.setTimeout(120_000);

let database: MigratedDatabase;
let folder: string;
const file = (name: string) => join(folder, name);
const pem = { type: 'pkcs8', format: 'pem' } as const;
const spki = { type: 'spki', format: 'pem' } as const;

const entry = (number: number): AuditEntry => ({
  at: new Date(Date.UTC(2026, 9, 12)),
  kind: 'MUTATION',
  operation: 'Mutation.acceptEvent',
  actor: {
    subject: 'demo:command',
    organizationId: null,
    roles: [],
    purpose: null,
    caseNumber: null,
  },
  objects: [{ type: 'GovEvent', id: `E-${number}`, action: 'accept' }],
  outcome: 'DONE',
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gezhi audit '));
  database = await migratedDatabase({
    name: 'audit_tool',
    entities: [],
    migrations: [CreateAuditTrail1763760000000],
  });
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  await writeFile(file('signing.pem'), privateKey.export(pem));
  await writeFile(file('keys.pem'), publicKey.export(spki));
  const entries = Array.from({ length: 50 }, (_, index) => entry(index + 1));
  await appendAudit(database.dataSource.manager, entries);
});
afterAll(async () => {
  await database?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the command as a person does; `$DATABASE_URL` names the database. */
async function audit(...args: readonly string[]): Promise<Run> {
  const program = join(__dirname, '../bin/audit.mjs');
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, DATABASE_URL: database.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let error = '';
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (error += data.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, error };
}
const verdict = async (...args: readonly string[]) => {
  const run = await audit('verify', '--json', ...args);
  return { code: run.code, ...(JSON.parse(run.out) as Record<string, unknown>) };
};

describe('the audit commands', () => {
  it('sign, export and verify a trail, from the database and from the file alone', async () => {
    const signed = await audit('sign', '--key', file('signing.pem'), '--heads', file('kept.jsonl'));
    expect(signed).toMatchObject({ code: 0, error: '' });
    const exported = await audit('export', '--out', file('trail.jsonl'));
    expect(exported).toMatchObject({
      code: 0,
      out: expect.stringContaining('51 records') as unknown,
    });
    const proof = ['--heads', file('kept.jsonl'), '--keys', file('keys.pem')];
    const sound = { code: 0, ok: true, records: 51, provenThrough: 50, heads: 1 };
    expect(await verdict('--export', file('trail.jsonl'), ...proof)).toMatchObject(sound);
    expect(await verdict(...proof)).toMatchObject(sound);
    const read = await audit('verify', '--export', file('trail.jsonl'), ...proof);
    expect(read.out).toMatch(
      /^Sound: 51 records[\s\S]*Proven through record 50[\s\S]*not signed yet/,
    );
  });

  it('record that the trail was exported', async () => {
    const lines = (await readFile(file('trail.jsonl'), 'utf8')).trim().split('\n');
    expect(lines.at(-1)).toContain('EXPORT');
  });

  it.each([
    ['one byte flipped', (text: string) => text.replace('E-17', 'E-18'), 17, 'CHANGED'],
    ['a line taken out', (text: string) => without(text, 20), 20, 'MISSING'],
    ['two lines exchanged', (text: string) => exchanged(text, 30, 31), 30, 'MOVED'],
    ['the end cut off', (text: string) => text.split('\n').slice(0, 41).join('\n'), 41, 'CUT'],
    [
      'a line that is no record',
      (text: string) => text.replace('{"seq":9,', '{"seq":9;'),
      9,
      'UNREADABLE',
    ],
  ])('name the first bad record of a file with %s', async (_, tamper, seq, fault) => {
    const text = tamper(await readFile(file('trail.jsonl'), 'utf8'));
    await writeFile(file('tampered.jsonl'), text);
    const found = await verdict(
      '--export',
      file('tampered.jsonl'),
      '--heads',
      file('kept.jsonl'),
      '--keys',
      file('keys.pem'),
    );
    expect(found).toMatchObject({ code: 1, ok: false, seq, fault });
    const read = await audit('verify', '--export', file('tampered.jsonl'));
    expect(read.out).toContain(`First bad record: ${seq}`);
  });

  it('believe no head that another key signed', async () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    await writeFile(file('others.pem'), publicKey.export(spki));
    const found = await verdict('--heads', file('kept.jsonl'), '--keys', file('others.pem'));
    expect(found).toMatchObject({ code: 1, fault: 'UNTRUSTED_KEY' });
  });

  it('never write over a file', async () => {
    const before = await readFile(file('kept.jsonl'), 'utf8');
    const run = await audit('export', '--out', file('other.jsonl'), '--heads', file('kept.jsonl'));
    expect(run).toMatchObject({ code: 3, error: expect.stringContaining('EEXIST') as unknown });
    expect(await readFile(file('kept.jsonl'), 'utf8')).toBe(before);
  });

  it.each([
    ['verify --heads kept.jsonl', 2, 'Heads prove nothing without --keys'],
    ['verify --export nowhere.jsonl', 3, 'ENOENT'],
    ['verify --export keys.pem', 3, 'no export of an audit trail'],
    ['verify --heads keys.pem --keys keys.pem', 3, 'no signed head'],
    ['verify --heads kept.jsonl --keys signing.pem', 3, 'private key was given'],
    ['sign', 2, 'needs an Ed25519 private key'],
    ['export', 2, 'needs --out'],
    ['burn', 2, 'no command burn'],
    ['verify --fast', 2, 'fast'],
  ])('say what is wrong with: audit %s', async (line, code, message) => {
    const args = line.split(' ').map((word) => (/\.\w+$/.test(word) ? file(word) : word));
    const run = await audit(...args);
    expect(run.code).toBe(code);
    expect(run.error).toContain(message);
  });
});

function without(text: string, line: number): string {
  return text.split('\n').toSpliced(line, 1).join('\n');
}

function exchanged(text: string, one: number, other: number): string {
  const lines = text.split('\n');
  return lines
    .with(one, lines[other] ?? '')
    .with(other, lines[one] ?? '')
    .join('\n');
}
