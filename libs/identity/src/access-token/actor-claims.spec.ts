import { identityOfClaims } from './actor-claims';
import { DEFAULT_CLAIM_MAP, isClaimPointer } from './claim-map';
import type { ClaimMap } from './claim-map';

const identity = (claims: object, map: Partial<ClaimMap> = {}) => {
  const result = identityOfClaims({ sub: 'u-1', ...claims }, { ...DEFAULT_CLAIM_MAP, ...map });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};

describe('what a token says about its actor', () => {
  it('grants nothing when it says nothing', () => {
    expect(identity({})).toEqual({
      actor: {
        subject: 'u-1',
        name: 'u-1',
        organizationId: null,
        roles: [],
        areas: [],
        scopes: [],
        purpose: null,
        caseNumber: null,
      },
      kind: 'PERSON',
      ignored: [],
    });
  });

  it.each([
    ['an unknown role', { roles: ['EMPEROR'] }, 'UNKNOWN_ROLE', 'EMPEROR'],
    ['a role that every object has', { roles: ['toString'] }, 'UNKNOWN_ROLE', 'toString'],
    ['roles that are an object', { roles: { ADMINISTRATOR: true } }, 'NOT_A_LIST', null],
    ['a malformed area', { areas: ['everywhere'] }, 'NOT_AN_AREA', 'everywhere'],
    ['an empty area, which would cover everything', { areas: [''] }, 'NOT_A_TEXT', ''],
    ['a prefix that is no area', { areas: ['3201040'] }, 'NOT_AN_AREA', '3201040'],
    ['an organisation that is no text', { org: 7 }, 'NOT_A_TEXT', null],
    ['a scope of several lines', { scopes: ['a\nb'] }, 'NOT_A_TEXT', 'a\nb'],
    ['too many areas', { areas: Array.from({ length: 201 }, () => '320104') }, 'TOO_MANY', null],
  ])('grants nothing with %s, and says why', (_what, gezhi, reason, value) => {
    const { actor, ignored } = identity({ gezhi });
    expect(ignored).toEqual([{ claim: expect.stringContaining('/gezhi/'), reason, value }]);
    expect(actor).toEqual(identity({}).actor);
  });

  it('keeps what is right beside what is wrong', () => {
    const gezhi = { roles: ['EMPEROR', 'AUDITOR', 'AUDITOR'], areas: ['x', '320104'] };
    const { actor, ignored } = identity({ gezhi });
    expect(actor).toMatchObject({ roles: ['AUDITOR'], areas: ['320104'] });
    expect(ignored.map(({ reason }) => reason)).toEqual(['UNKNOWN_ROLE', 'NOT_AN_AREA']);
  });

  it.each([undefined, '', 7, 'anonymous', 'system', 'a\nb', 'x'.repeat(256)])(
    'is refused as a whole without a subject anybody could have: %j',
    (sub) => {
      expect(identityOfClaims({ sub })).toMatchObject({
        ok: false,
        refusal: { code: 'UNAUTHENTICATED', params: { reason: 'CLAIMS', claim: 'sub' } },
      });
    },
  );

  it('takes scopes from wherever issuers write them', () => {
    const claims = { scope: 'openid metrics:read', scp: ['export', 'openid'] };
    expect(identity(claims).actor.scopes).toEqual(['openid', 'metrics:read', 'export']);
    expect(identity({ scp: 'a b' }).actor.scopes).toEqual(['a', 'b']);
  });
});

describe('a token of a service account', () => {
  const service = { sub: 'reports', client_id: 'reports' };

  it('names the client itself as its subject', () => {
    const { kind, actor } = identity({ ...service, gezhi: { roles: ['INTEGRATOR'] } });
    expect(kind).toBe('SERVICE');
    expect(actor).toMatchObject({ subject: 'reports', roles: ['INTEGRATOR'] });
    expect(identity({ sub: 'officer-7', client_id: 'reports' }).kind).toBe('PERSON');
  });

  it.each([
    ['azp', { sub: 'reports', azp: 'reports' }],
    ['Keycloak', { azp: 'Reports', preferred_username: 'service-account-reports' }],
    ['Auth0', { sub: 'reports@clients', azp: 'reports', gty: 'client-credentials' }],
    ['Microsoft Entra ID', { azp: 'reports', idtyp: 'app' }],
  ])('is known by the signs of common providers: %s', (_who, claims) => {
    expect(identity(claims).kind).toBe('SERVICE');
    expect(identity({ azp: 'reports', preferred_username: 'officer' }).kind).toBe('PERSON');
  });

  it('holds no role that decides about people', () => {
    const gezhi = { roles: ['DISTRICT_COMMAND', 'ENFORCEMENT_OFFICER', 'AUDITOR'] };
    const { actor, ignored } = identity({ ...service, gezhi });
    expect(actor.roles).toEqual(['AUDITOR']);
    expect(ignored.map(({ reason }) => reason)).toEqual(['NOT_FOR_SERVICES', 'NOT_FOR_SERVICES']);
    expect(identity({ gezhi }).actor.roles).toHaveLength(3);
  });
});

describe('the map of claims', () => {
  it('finds them where the issuer puts them', () => {
    const claims = {
      realm_access: { roles: ['AUDITOR'] },
      'https://city.example/areas': ['320104'],
      department: 'org-9',
    };
    const map = {
      roles: '/realm_access/roles',
      areas: '/https:~1~1city.example~1areas',
      organization: '/department',
    };
    expect(identity(claims, map).actor).toMatchObject({
      roles: ['AUDITOR'],
      areas: ['320104'],
      organizationId: 'org-9',
    });
  });

  it("translates the issuer's names of roles, and then believes no others", () => {
    const roleNames = new Map([['网格员', 'GRID_MEMBER' as const]]);
    const { actor, ignored } = identity(
      { groups: ['网格员', 'ADMINISTRATOR'] },
      { roles: '/groups', roleNames },
    );
    expect(actor.roles).toEqual(['GRID_MEMBER']);
    expect(ignored).toEqual([{ claim: '/groups', reason: 'UNKNOWN_ROLE', value: 'ADMINISTRATOR' }]);
  });

  it('never finds what every object inherits', () => {
    expect(identity({}, { name: '/constructor/name' }).actor.name).toBe('u-1');
    expect(identity({ groups: [] }, { name: '/groups/length' }).actor.name).toBe('u-1');
  });

  it.each([
    ['/roles', true],
    ['/a/b~1c~0', true],
    ['roles', false],
    ['', false],
    ['/', false],
    ['/a~2', false],
  ])('is written in JSON Pointers: %s', (text, valid) => {
    expect(isClaimPointer(text)).toBe(valid);
  });
});
