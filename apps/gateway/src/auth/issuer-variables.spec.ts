import { environmentBelieving } from '../testing/provider-environment.testing';

const ISSUER = 'https://id.example.gov.cn/realms/city';
const read = (changes: Record<string, string> = {}) => environmentBelieving(ISSUER, changes);

describe('the variables about the identity provider', () => {
  it('have defaults that a plain OpenID provider fits', () => {
    expect(read()).toMatchObject({
      ISSUER_URL: ISSUER,
      TOKEN_ALGORITHMS: ['ES256', 'EdDSA', 'Ed25519', 'RS256', 'PS256'],
      TOKEN_TYPE_REQUIRED: false,
      TOKEN_SKEW_SECONDS: 30,
      KEYS_MAX_AGE_SECONDS: 300,
      KEYS_STALE_SECONDS: 3_600,
      CLAIM_ROLES: '/gezhi/roles',
      ROLE_NAMES: null,
      IDE_SCOPES: 'openid profile',
    });
  });

  it('fit a provider to our names of roles and places of claims', () => {
    const environment = read({
      CLAIM_ROLES: '/realm_access/roles',
      ROLE_NAMES: '网格员=GRID_MEMBER, cn=city-ou=audit=AUDITOR',
      IDE_PARAMETERS: 'resource=urn:a&prompt=login',
      TOKEN_ALGORITHMS: 'PS256, ES384',
    });
    expect(environment.CLAIM_ROLES).toBe('/realm_access/roles');
    expect([...(environment.ROLE_NAMES ?? [])]).toEqual([
      ['网格员', 'GRID_MEMBER'],
      ['cn=city-ou=audit', 'AUDITOR'],
    ]);
    expect(environment.IDE_PARAMETERS).toEqual({ resource: 'urn:a', prompt: 'login' });
    expect(environment.TOKEN_ALGORITHMS).toEqual(['PS256', 'ES384']);
  });

  it.each([
    ['ISSUER_URL', `${ISSUER}?tenant=1`, 'has a query or a fragment'],
    ['TOKEN_ALGORITHMS', 'RS256,HS256', 'not asymmetric'],
    ['TOKEN_ALGORITHMS', 'none', 'not asymmetric'],
    ['TOKEN_ALGORITHMS', ',', 'not asymmetric'],
    ['TOKEN_SKEW_SECONDS', '61', 'from 0 to 60'],
    ['KEYS_MAX_AGE_SECONDS', '59', 'from 60 to 3600'],
    ['KEYS_STALE_SECONDS', '86401', 'from 0 to 86400'],
    ['CLAIM_ROLES', 'realm_access.roles', 'JSON Pointer'],
    ['ROLE_NAMES', 'chief=EMPEROR', 'wrong or given twice'],
    ['ROLE_NAMES', 'a=AUDITOR,a=ADMINISTRATOR', 'wrong or given twice'],
    ['ROLE_NAMES', 'AUDITOR', 'wrong or given twice'],
    ['IDE_PARAMETERS', 'redirect_uri=https://evil.example', 'sets itself'],
  ])('refuse %s=%s', (name, value, message) => {
    const attempt = () => read({ [name]: value });
    expect(attempt).toThrow(`${name}: `);
    expect(attempt).toThrow(message);
  });

  it('let the IDE sign in with an identity provider only', () => {
    const demonstration = { ISSUER_URL: '', NODE_ENV: 'development', DEVELOPMENT_ISSUER: 'true' };
    expect(() => read(demonstration)).toThrow('IDE_CLIENT_ID: given without ISSUER_URL');
  });
});
