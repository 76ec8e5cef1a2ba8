import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { request } from 'undici';

const OPERATIONS = join(__dirname, '../../../apps/gateway/operations');

/** The graph could not be asked, or refused the question; the message is for the person at the terminal. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
}

export interface GraphAccess {
  /** Where the gateway listens, e.g. `http://localhost:4000`. */
  readonly url: string;
  /** An access token, or null to become a demo identity. */
  readonly token: string | null;
  readonly identity: string;
  readonly language: 'en' | 'zh';
}

interface GraphResponse<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    message: string;
    path?: readonly unknown[];
    extensions?: { code?: string };
  }[];
}

/** Sends a saved operation. Partial answers come back with the reasons of what is missing. */
export async function askGraph<Data>(
  access: GraphAccess,
  operation: string,
  variables: object,
): Promise<{ data: Data; problems: readonly string[] }> {
  const query = await readFile(join(OPERATIONS, `${operation}.graphql`), 'utf8');
  const token = access.token ?? (await demoToken(access));
  const answer = await post<GraphResponse<Data>>(
    `${access.url}/graphql`,
    { query, variables },
    {
      authorization: `Bearer ${token}`,
      'accept-language': access.language,
    },
  );
  const problems = (answer.errors ?? []).map(
    ({ message, path, extensions }) =>
      `${extensions?.code ?? 'ERROR'} at ${path?.join('.') ?? 'the operation'}: ${message}`,
  );
  if (!answer.data) throw new GraphError(`The graph refused the question.\n${problems.join('\n')}`);
  return { data: answer.data, problems };
}

async function demoToken({ url, identity }: GraphAccess): Promise<string> {
  const answer = await post<{ token?: string; errors?: readonly { message: string }[] }>(
    `${url}/dev/token`,
    { identity },
    {},
  );
  if (answer.token) return answer.token;
  throw new GraphError(
    answer.errors?.[0]?.message ?? 'This graph gives no demo identities: pass --token.',
  );
}

async function post<Answer>(
  url: string,
  body: object,
  headers: Record<string, string>,
): Promise<Answer> {
  try {
    const response = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return (await response.body.json()) as Answer;
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new GraphError(
      `No graph answers at ${url} (${reason}). Start it with npm start, or name another with --url.`,
    );
  }
}
