import { appendFile, readFile } from 'node:fs/promises';
import { headLine, readSigningKey, signHead } from '@gezhi/audit';
import { systemClock } from '@gezhi/kernel';
import type { Environment, Options } from '../options';
import { required, UsageError } from '../options';
import { connected } from '../trail-database';

/** Signs where the trail stands; adds the head to `--heads` when a file is named, which belongs on another machine. */
export async function sign(options: Options, environment: Environment): Promise<number> {
  const key = readSigningKey(await signingKeyOf(options, environment));
  const head = await connected(required(options, 'database'), (manager) =>
    signHead(manager, key, systemClock),
  );
  if (options.heads !== null) await addTo(options.heads, headLine(head));
  if (options.json || options.heads === null) process.stdout.write(headLine(head));
  else
    console.log(
      `Signed: ${head.date}, record ${head.seq}, key ${head.keyId}; added to ${options.heads}.`,
    );
  return 0;
}

/** A head that is in the file already is not written twice. */
async function addTo(path: string, line: string): Promise<void> {
  const known = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  if (!known.includes(line)) await appendFile(path, line, { mode: 0o600 });
}

async function signingKeyOf({ key }: Options, environment: Environment): Promise<string> {
  const file = key ?? environment['AUDIT_SIGNING_KEY_FILE'];
  if (file) return readFile(file, 'utf8');
  const pem = environment['AUDIT_SIGNING_KEY'];
  if (pem) return pem;
  throw new UsageError(
    'audit sign needs an Ed25519 private key: --key FILE, $AUDIT_SIGNING_KEY_FILE or $AUDIT_SIGNING_KEY.',
  );
}
