import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cityPlan, organizationId } from '@gezhi/city';
import { fixedClock, isAreaCode } from '@gezhi/kernel';
import { verifyAccessToken } from '../access-token/access-token';
import { ROLES } from '../role';
import { DEMO_IDENTITIES, DEMO_ORGANIZATIONS, DEMO_WORKERS } from './demo-identities';
import { createDevelopmentIssuer } from './development-issuer';

const clock = fixedClock(new Date('2026-11-15T10:00:00Z'));

describe('the demo identities', () => {
  it('offer every role, with unique ids, real area codes and names in both languages', () => {
    const roles = new Set(DEMO_IDENTITIES.flatMap(({ actor }) => actor.roles));
    expect([...roles].sort()).toEqual([...ROLES].sort());
    expect(new Set(DEMO_IDENTITIES.map(({ id }) => id)).size).toBe(DEMO_IDENTITIES.length);
    expect(DEMO_IDENTITIES.flatMap(({ actor }) => actor.areas).every(isAreaCode)).toBe(true);
    expect(DEMO_IDENTITIES.every(({ name }) => name.en !== '' && name.zh !== '')).toBe(true);
  });
});

describe('the organisations of the demo identities', () => {
  it('are those of the demonstration city, under the ids its plan gives them', () => {
    const expected = Object.keys(DEMO_ORGANIZATIONS).map((key) => [key, organizationId(key)]);
    expect(Object.entries(DEMO_ORGANIZATIONS)).toEqual(expected);
    const planned = new Set(cityPlan().organizations.map(({ key }) => key));
    expect(Object.keys(DEMO_ORGANIZATIONS).filter((key) => !planned.has(key))).toEqual([]);
  });

  it('have grids that exist for those who work in one', () => {
    const grids = new Set(cityPlan().grids.map(({ code }) => code as string));
    const members = DEMO_IDENTITIES.filter(({ actor }) => actor.roles.includes('GRID_MEMBER'));
    expect(members.flatMap(({ actor }) => actor.areas).every((code) => grids.has(code))).toBe(true);
  });

  it('have posts held by those who sign in as their workers', () => {
    const posts = cityPlan().gridPosts.filter(({ kind }) => kind === 'FULLTIME_MEMBER');
    for (const [grid, worker] of Object.entries(DEMO_WORKERS))
      expect(posts.filter(({ workerId }) => workerId === worker)).toEqual([
        expect.objectContaining({ gridCode: grid, to: null }),
      ]);
    const member = DEMO_IDENTITIES.find(({ id }) => id === 'grid-member-320104001002C001');
    expect(member?.actor.subject).toBe(DEMO_WORKERS['320104001002C001']);
  });

  it('are named for everybody but a resident', () => {
    const homeless = DEMO_IDENTITIES.filter(({ actor }) => actor.organizationId === null);
    expect(homeless.map(({ id }) => id)).toEqual(['resident']);
  });
});

describe('the development issuer', () => {
  it('gives each demo identity a token that the gateway turns back into the same actor', async () => {
    const { issuer, audience, jwks, token } = await createDevelopmentIssuer({ clock });
    const verify = verifyAccessToken({ issuer, audience, keys: { jwks }, clock });
    for (const { id, actor } of DEMO_IDENTITIES) {
      const verified = await verify((await token(id)) ?? '');
      expect(verified).toMatchObject({ ok: true, value: { actor, kind: 'PERSON', ignored: [] } });
    }
  });

  it('knows no other identity and publishes no private key', async () => {
    const { token, jwks } = await createDevelopmentIssuer({ clock });
    expect(await token('mayor')).toBeNull();
    expect(JSON.stringify(jwks)).not.toContain('"d"');
  });

  it('keeps its key between starts, readable by its owner alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gezhi-issuer-'));
    try {
      const keyFile = join(folder, 'issuer.pem');
      const first = await createDevelopmentIssuer({ clock, keyFile });
      const second = await createDevelopmentIssuer({ clock, keyFile });
      expect(second.jwks).toEqual(first.jwks);
      expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
