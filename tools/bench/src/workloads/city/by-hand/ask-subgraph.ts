import { CALL_HEADER, createCallSigner, demoActor } from '@gezhi/identity';
import { systemClock } from '@gezhi/kernel';
import { Pool } from 'undici';

/** How a subgraph of the running platform is reached. */
export interface SubgraphAccess {
  readonly socket: string;
  readonly keyId: string;
  readonly secret: string;
}

/** Sends one operation and gives its data; throws when it has errors. */
export type AskSubgraph = (
  query: string,
  variables: Readonly<Record<string, unknown>>,
) => Promise<never>;

const PATH = '/graphql';

/** Asks as the gateway would, for one demo identity. */
export function createAskSubgraph(
  name: string,
  { socket, keyId, secret }: SubgraphAccess,
  identity: string,
): AskSubgraph {
  const pool = new Pool('http://localhost', { connect: { socketPath: socket }, connections: 64 });
  const signer = createCallSigner({ subgraph: name, keyId, secret, clock: systemClock });
  const actor = demoActor(identity);
  return async (query, variables) => {
    const body = JSON.stringify({ query, variables });
    const response = await pool.request({
      method: 'POST',
      path: PATH,
      headers: {
        'content-type': 'application/json',
        'accept-language': 'en',
        [CALL_HEADER]: signer.sign({ method: 'POST', path: PATH, body, actor }),
      },
      body,
    });
    const answer = (await response.body.json()) as { data?: never; errors?: unknown };
    if (answer.errors === undefined && answer.data) return answer.data;
    throw new Error(`${name} answers errors: ${JSON.stringify(answer.errors)}`);
  };
}
