import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Department } from './departments';

/** Files with the secrets of this clone; secrets are handed on as files, never in an environment. */
export interface KeyFiles {
  /** `kid:secret` of one department, by its name: one each, so that none can call another as the gateway. */
  readonly call: Readonly<Record<string, string>>;
  /** What the grid hashes contacts of reporters with, to find repeats. */
  readonly contacts: string;
  /** The private key of the development issuer, made by the gateway. */
  readonly issuer: string;
}

const SECRET_BYTES = 32;

/** Makes what is missing; every file is 0600 in a folder of 0700. */
export function keepKeys(folder: string, departments: readonly Department[]): KeyFiles {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const call = departments.map(({ name }) => [name, keepKey(folder, name)] as const);
  return {
    call: Object.fromEntries(call),
    contacts: keepKey(folder, 'contacts'),
    issuer: join(folder, 'development-issuer.pem'),
  };
}

function keepKey(folder: string, name: string): string {
  const file = join(folder, `${name}.key`);
  if (!existsSync(file)) {
    // The name tells a production process that it must refuse this key.
    const key = `local-${name}:${randomBytes(SECRET_BYTES).toString('base64url')}`;
    writeFileSync(file, key, { mode: 0o600, flag: 'wx' });
  }
  return file;
}
