import { ANONYMOUS } from '@gezhi/identity';
import type { Actor } from '@gezhi/identity';
import { ok } from '@gezhi/kernel';
import { startTestGateway } from '../testing/test-gateway.testing';

const OFFICER: Actor = { ...ANONYMOUS, subject: 'officer', roles: ['DEPARTMENT_OFFICER'] };
const TOMORROW = new Date(Date.now() + 86_400_000);
const BEARER = { authorization: 'Bearer of.the.token' };

async function scopeOf(actor: Actor, headers: Record<string, string> = {}): Promise<unknown> {
  await using graph = await startTestGateway({
    verifyToken: async () => ok({ actor, kind: 'PERSON', ignored: [], expiresAt: TOMORROW }),
  });
  const answer = await graph.ask('{ me }', { headers: { ...BEARER, ...headers } });
  expect(answer.status).toBe(200);
  return (answer as { extensions?: { scope?: unknown } }).extensions?.scope;
}

describe('an answer to a caller whose token lacks an attribute', () => {
  it('says which one and what to do, in the caller’s language', async () => {
    expect(await scopeOf(OFFICER)).toEqual({
      missing: [
        { attribute: 'AREAS', reason: expect.stringContaining('no area') },
        { attribute: 'ORGANIZATION', reason: expect.stringContaining('no organisation') },
      ],
    });
    expect(await scopeOf({ ...OFFICER, areas: ['320104'] }, { 'accept-language': 'zh' })).toEqual({
      missing: [{ attribute: 'ORGANIZATION', reason: expect.stringContaining('未关联任何单位') }],
    });
  });

  it('says nothing to residents, who need none', async () => {
    expect(await scopeOf({ ...OFFICER, roles: ['RESIDENT'] })).toBeUndefined();
  });
});
