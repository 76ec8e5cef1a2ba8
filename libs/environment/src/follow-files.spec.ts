import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { followFiles, keyRing, mode, parseEnvironment, secretFilesOf } from './index';
import type { EnvironmentError } from './index';

const FIRST = 'Zq8vW3xKp1LmN5tRyB7cD9fGhJ2sAe4u';
const SECOND = 'u4eAs2JhGf9Dc7ByRt5NmL1pKx3Wv8qZ';
const schema = z.object({
  NODE_ENV: mode(),
  CALL_KEYS: keyRing(),
  OTHER_KEYS: keyRing().optional(),
});

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** As an operator should: a new file beside the old one takes its name. */
function exchange(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function followed(everyMilliseconds = 3_600_000) {
  const folder = mkdtempSync(join(tmpdir(), 'gezhi-follow-'));
  folders.push(folder);
  const file = join(folder, 'keys');
  exchange(file, `a:${FIRST}`);
  const source = { CALL_KEYS_FILE: file };
  const changes: string[][] = [];
  const problems: EnvironmentError[] = [];
  const changed = Promise.withResolvers<void>();
  const files = followFiles({
    files: secretFilesOf(schema, source),
    read: () => parseEnvironment(schema, source),
    onChange: ({ CALL_KEYS }) => {
      changes.push(Object.keys(CALL_KEYS));
      changed.resolve();
    },
    onProblem: (error) => problems.push(error),
    everyMilliseconds,
  });
  return { folder, file, files, changes, problems, changed: changed.promise };
}

describe('secrets in files', () => {
  it('are read again when a file was exchanged, by themselves', async () => {
    const { file, files, changes, changed } = followed(5);
    exchange(file, `a:${FIRST}\nb:${SECOND}`);
    await changed;
    files.stop();
    expect(changes).toEqual([['a', 'b']]);
  });

  it('are read once for each change, and not without one', () => {
    const { file, files, changes } = followed();
    files.look();
    expect(changes).toEqual([]);
    exchange(file, `b:${SECOND}`);
    files.look();
    files.look();
    expect(changes).toEqual([['b']]);
    files.stop();
  });

  it('are read again when only a link was exchanged, as Kubernetes does', () => {
    const { folder, file, files, changes } = followed();
    const target = join(folder, '2026-11');
    writeFileSync(target, `b:${SECOND}`, { mode: 0o600 });
    symlinkSync(target, join(folder, 'link'));
    renameSync(join(folder, 'link'), file);
    files.look();
    expect(changes).toEqual([['b']]);
    files.stop();
  });

  it('stay in force when their file becomes unusable, which is told once', () => {
    const { file, files, changes, problems } = followed();
    for (const text of ['', 'nonsense', `demo:${SECOND}`]) {
      exchange(file, text);
      files.look();
      files.look();
    }
    rmSync(file);
    files.look();
    expect(changes).toEqual([]);
    expect(problems.map(({ problems: [first] }) => first)).toEqual([
      'CALL_KEYS: the file that CALL_KEYS_FILE names is empty',
      expect.stringContaining('has no colon'),
      expect.stringContaining('demonstration key'),
      'CALL_KEYS: the file that CALL_KEYS_FILE names cannot be read (ENOENT)',
    ]);
    exchange(file, `b:${SECOND}`);
    files.look();
    expect(changes).toEqual([['b']]);
    files.stop();
  });

  it('are watched only where they are files', () => {
    expect(secretFilesOf(schema, { CALL_KEYS: `a:${FIRST}` })).toEqual([]);
    expect(
      secretFilesOf(schema, { CALL_KEYS_FILE: '/dev/null', OTHER_KEYS_FILE: '/nowhere' }),
    ).toEqual([]);
  });
});
