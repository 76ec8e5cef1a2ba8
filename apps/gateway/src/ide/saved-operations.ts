import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Text } from '@gezhi/kernel';
import { Kind, parse } from 'graphql';

/** Who an example is for; also the first part of its file name. */
export const EXAMPLE_USERS = ['front-end', 'department', 'integrator'] as const;
export type ExampleUser = (typeof EXAMPLE_USERS)[number];

/** An operation somebody can open in the IDE, run as it is and take home. */
export interface SavedOperation {
  /** File name without its ending: `integrator-district-overview`. */
  readonly id: string;
  readonly user: ExampleUser;
  readonly title: Text;
  /** Demo identity that may run it; null where everybody may. */
  readonly runAs: string | null;
  readonly query: string;
  /** JSON text of its variables, as it stands in the file. */
  readonly variables: string | null;
}

export const COMMITTED_OPERATIONS = join(__dirname, '../../operations');

const HEADER = /^# *(en|zh|as): *(.+)$/gm;

/**
 * Reads `<user>-<name>.graphql` and, beside it, `<user>-<name>.variables.json`.
 * The first lines of a file say what it asks: `# en: …`, `# zh: …` and, optionally, `# as: <demo identity>`.
 * Throws on a file that breaks this form: an example that does not work is worse than none.
 */
export async function loadSavedOperations(
  folder = COMMITTED_OPERATIONS,
): Promise<readonly SavedOperation[]> {
  const names = (await readdir(folder)).sort();
  const operations = names.filter((name) => name.endsWith('.graphql'));
  return Promise.all(
    operations.map(async (name) => {
      const id = name.slice(0, -'.graphql'.length);
      const variablesName = `${id}.variables.json`;
      const query = await readFile(join(folder, name), 'utf8');
      const variables = names.includes(variablesName)
        ? await readFile(join(folder, variablesName), 'utf8')
        : null;
      return readOperation(id, query, variables);
    }),
  );
}

function readOperation(id: string, query: string, variables: string | null): SavedOperation {
  const user = EXAMPLE_USERS.find((known) => id.startsWith(`${known}-`));
  if (user === undefined) {
    throw new Error(`${id}.graphql: the name begins with one of ${EXAMPLE_USERS.join(', ')}.`);
  }
  const header = Object.fromEntries(
    [...query.matchAll(HEADER)].map(([, key, text]) => [key, text]),
  );
  const { en, zh, as: runAs = null } = header as Partial<Record<'en' | 'zh' | 'as', string>>;
  if (en === undefined || zh === undefined) {
    throw new Error(`${id}.graphql: its first lines say "# en: …" and "# zh: …".`);
  }
  const [operation, ...others] = parse(query).definitions.filter(
    ({ kind }) => kind === Kind.OPERATION_DEFINITION,
  );
  if (operation === undefined || others.length > 0) {
    throw new Error(`${id}.graphql: it holds exactly one operation.`);
  }
  if (variables !== null) JSON.parse(variables);
  return { id, user, title: { en, zh }, runAs, query, variables };
}
