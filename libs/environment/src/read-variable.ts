import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Where variables come from: `process.env`, or an object in a test. */
export type EnvironmentSource = Readonly<Record<string, string | undefined>>;

export interface ReadOptions {
  /** Whether `NAME_FILE` may name a file that holds the value. */
  readonly fromFile: boolean;
  /** Whether a file that every account of the machine can read is refused. */
  readonly strict: boolean;
}

type Reading = { readonly value: string | undefined } | { readonly problem: string };

/** Keys and certificates are a few KiB; anything larger is another file by mistake. */
const LARGEST_FILE_BYTES = 65_536;
const OTHERS_MAY_READ_OR_WRITE = 0o006;

/** One variable as text: its value, or the text of the file that `NAME_FILE` names. Blank counts as missing. */
export function readVariable(
  name: string,
  source: EnvironmentSource,
  { fromFile, strict }: ReadOptions,
): Reading {
  const value = given(source[name]);
  if (!fromFile) return { value };

  const fileVariable = `${name}_FILE`;
  const path = given(source[fileVariable]);
  if (path === undefined) return { value };
  if (value !== undefined)
    return { problem: `given twice, here and in ${fileVariable}; expected one of them` };

  const reading = readSecretFile(path, strict);
  return 'problem' in reading
    ? { problem: `the file that ${fileVariable} names ${reading.problem}` }
    : reading;
}

/** A variable's text, or undefined when it is missing or blank. */
export function given(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
}

function readSecretFile(path: string, strict: boolean): { value: string } | { problem: string } {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const { mode } = fstatSync(file);
    // Permissions of devices and pipes say nothing about who can read what went through them.
    if (strict && fstatSync(file).isFile() && (mode & OTHERS_MAY_READ_OR_WRITE) !== 0) {
      const permissions = (mode & 0o777).toString(8).padStart(4, '0');
      return {
        problem: `is open to every account of the machine (mode ${permissions}); expected 0600 or 0640`,
      };
    }
    const bytes = readAtMost(file, LARGEST_FILE_BYTES + 1);
    if (bytes.length > LARGEST_FILE_BYTES)
      return { problem: `is larger than ${LARGEST_FILE_BYTES / 1024} KiB` };
    const value = given(bytes.toString('utf8'));
    return value === undefined ? { problem: 'is empty' } : { value };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    return { problem: `cannot be read (${reason})` };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** By reading, not by the size of the file: devices and pipes have none. */
function readAtMost(file: number, limit: number): Buffer {
  const bytes = Buffer.alloc(limit);
  let length = 0;
  while (length < limit) {
    const read = readSync(file, bytes, length, limit - length, null);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}
