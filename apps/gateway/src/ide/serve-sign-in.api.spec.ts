import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IssuerUnavailableError } from '@gezhi/identity';
import type { SignIn } from '../auth/sign-in';
import { startTestGateway } from '../testing/test-gateway.testing';

const ISSUER = 'https://id.example.gov.cn/realms/city';
const SIGN_IN: SignIn = {
  issuer: ISSUER,
  clientId: 'gezhi-ide',
  scopes: 'openid profile',
  parameters: {},
  findIssuer: async () => ({
    issuer: ISSUER,
    jwksUrl: new URL(`${ISSUER}/keys`),
    authorizationEndpoint: new URL(`${ISSUER}/auth`),
    tokenEndpoint: new URL('https://token.example.gov.cn/token'),
    endSessionEndpoint: null,
    namesItselfInAnswers: true,
  }),
};

describe('signing in to the IDE', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gezhi-page-'));
  beforeAll(() => writeFileSync(join(folder, 'index.html'), '<!doctype html>'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const start = (signIn?: SignIn) => startTestGateway({ ide: { folder }, signIn });

  it('is offered to the page with public facts alone', async () => {
    await using graph = await start(SIGN_IN);
    const offer = await graph.gateway.inject('/ide/sign-in.json');
    expect(offer.json()).toEqual({
      issuer: ISSUER,
      clientId: 'gezhi-ide',
      scopes: 'openid profile',
      parameters: {},
      authorizationEndpoint: `${ISSUER}/auth`,
      tokenEndpoint: 'https://token.example.gov.cn/token',
      endSessionEndpoint: null,
      namesItselfInAnswers: true,
    });
    const policy = (await graph.gateway.inject('/')).headers['content-security-policy'];
    expect(policy).toContain(
      "connect-src 'self' https://id.example.gov.cn https://token.example.gov.cn;",
    );
  });

  it('is not offered without a client, and the page then connects to nobody but us', async () => {
    await using graph = await start();
    expect((await graph.gateway.inject('/ide/sign-in.json')).json()).toBeNull();
    const policy = (await graph.gateway.inject('/')).headers['content-security-policy'];
    expect(policy).toContain("connect-src 'self';");
  });

  it('answers with a code while the provider is down, and hangs on nobody who hangs', async () => {
    const down = () => Promise.reject(new IssuerUnavailableError('down'));
    await using graph = await start({ ...SIGN_IN, findIssuer: down });
    const offer = await graph.gateway.inject('/ide/sign-in.json');
    expect(offer.statusCode).toBe(503);
    expect(offer.json()).toMatchObject({
      errors: [{ extensions: { code: 'ISSUER_UNAVAILABLE' } }],
    });
    expect((await graph.gateway.inject('/')).statusCode).toBe(200);
    await using hanging = await start({
      ...SIGN_IN,
      findIssuer: () => new Promise(() => undefined),
    });
    const page = await hanging.gateway.inject('/');
    expect(page.headers['content-security-policy']).toContain('https://id.example.gov.cn;');
  });
});
