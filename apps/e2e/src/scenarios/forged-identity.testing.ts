import { CALL_HEADER, createCallSigner, demoActor } from '@gezhi/identity';
import { systemClock } from '@gezhi/kernel';
import type { Department, GraphUnderTest } from '@gezhi/testing';
import { DEPARTMENTS } from '@gezhi/testing';
import { Client } from 'undici';

const PATH = '/graphql';
const BODY = JSON.stringify({ query: '{ __typename }' });

/** Somebody inside the network who claims to be the gateway (S-12). */
export function forgedIdentityStory(graph: () => GraphUnderTest): void {
  const call = async (
    department: Department,
    headers: Record<string, string>,
  ): Promise<{ status: number; text: string }> => {
    const client = new Client('http://department', { socketPath: graph().sockets[department] });
    try {
      const { statusCode, body } = await client.request({
        method: 'POST',
        path: PATH,
        headers: { 'content-type': 'application/json', ...headers },
        body: BODY,
      });
      return { status: statusCode, text: await body.text() };
    } finally {
      await client.close();
    }
  };
  /** Signed for the district's command centre, under the name of the right key but with a secret of one's own. */
  const forged = (subgraph: Department): string =>
    createCallSigner({
      subgraph,
      keyId: 'test',
      secret: 'a-secret-that-somebody-made-up-0001',
      clock: systemClock,
    }).sign({
      method: 'POST',
      path: PATH,
      body: BODY,
      actor: demoActor('district-command-320104'),
    });

  describe('a forged identity at the door of a department', () => {
    it.each(DEPARTMENTS)(
      'is rejected by %s, whoever it claims to be (S-12)',
      async (department) => {
        for (const headers of [
          {},
          { 'x-actor': encodeURIComponent(JSON.stringify(demoActor('district-command-320104'))) },
          { authorization: `Bearer ${await graph().token('district-command-320104')}` },
          { [CALL_HEADER]: forged(department) },
          { [CALL_HEADER]: 'eyJhbGciOiJub25lIn0.e30.' },
        ]) {
          const { status, text } = await call(department, headers as Record<string, string>);
          expect(status).toBe(401);
          expect(text).not.toContain('__typename');
        }
      },
    );
  });
}
