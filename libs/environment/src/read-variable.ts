import { readFileSync } from 'node:fs';

/** Where variables come from: `process.env`, or an object in a test. */
export type EnvironmentSource = Readonly<Record<string, string | undefined>>;

type Reading = { readonly value: string | undefined } | { readonly problem: string };

/** One variable as text: its value, or the text of the file that `NAME_FILE` names. Blank counts as missing. */
export function readVariable(
  name: string,
  source: EnvironmentSource,
  mayComeFromFile: boolean,
): Reading {
  const value = given(source[name]);
  if (!mayComeFromFile) return { value };

  const fileVariable = `${name}_FILE`;
  const path = given(source[fileVariable]);
  if (path === undefined) return { value };
  if (value !== undefined)
    return { problem: `given twice, here and in ${fileVariable}; expected one of them` };

  try {
    const text = given(readFileSync(path, 'utf8'));
    return text === undefined
      ? { problem: `the file that ${fileVariable} names is empty` }
      : { value: text };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    return { problem: `the file that ${fileVariable} names cannot be read (${reason})` };
  }
}

function given(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
}
