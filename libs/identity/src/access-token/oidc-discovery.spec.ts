import { startIssuer } from './issuer.testing';
import { IssuerUnavailableError } from './issuer-unavailable-error';
import { discoverIssuer } from './oidc-discovery';

const LENIENT = { requireHttps: false };

describe('discovery of an identity provider', () => {
  it('finds its keys, and where browsers sign in', async () => {
    await using issuer = await startIssuer();
    expect(await discoverIssuer(issuer.url, LENIENT)).toEqual({
      issuer: issuer.url,
      jwksUrl: issuer.keysUrl,
      tokenEndpoint: new URL(`${issuer.url}/token`),
      authorizationEndpoint: null,
      endSessionEndpoint: null,
      namesItselfInAnswers: false,
    });
  });

  it.each([
    ['for another issuer', { issuer: 'https://evil.example', jwks_uri: 'https://evil.example/k' }],
    ['without keys', { issuer: 'SAME' }],
    ['with keys in a file', { issuer: 'SAME', jwks_uri: 'file:///etc/passwd' }],
    ['that is a list', []],
    ['that is nothing', null],
  ])('refuses a document %s', async (_what, document) => {
    await using issuer = await startIssuer();
    const text = JSON.stringify(document).replace('SAME', issuer.url);
    issuer.answer((_request, response) => response.end(text));
    await expect(discoverIssuer(issuer.url, LENIENT)).rejects.toThrow(IssuerUnavailableError);
  });

  it('follows no redirect', async () => {
    await using issuer = await startIssuer();
    await using other = await startIssuer();
    issuer.answer((_request, response) =>
      response.writeHead(302, { location: `${other.url}/.well-known/openid-configuration` }).end(),
    );
    await expect(discoverIssuer(issuer.url, LENIENT)).rejects.toThrow(IssuerUnavailableError);
    expect(other.asked).toEqual({ discovery: 0, keys: 0 });
  });

  it('asks nobody over plain http in production, and believes no address over it', async () => {
    await using issuer = await startIssuer();
    const strict = { requireHttps: true };
    await expect(discoverIssuer(issuer.url, strict)).rejects.toThrow(IssuerUnavailableError);
    expect(issuer.asked.discovery).toBe(0);
  });

  it('in production takes no key over plain http, and sends no browser there', async () => {
    const issuer = 'https://id.example.gov.cn';
    const answerWith = (document: object) =>
      jest.spyOn(globalThis, 'fetch').mockResolvedValueOnce(Response.json({ issuer, ...document }));
    const strict = { requireHttps: true };
    answerWith({ jwks_uri: 'http://id.example.gov.cn/keys' });
    await expect(discoverIssuer(issuer, strict)).rejects.toThrow(IssuerUnavailableError);
    answerWith({ jwks_uri: `${issuer}/keys`, token_endpoint: 'http://id.example.gov.cn/token' });
    expect((await discoverIssuer(issuer, strict)).tokenEndpoint).toBeNull();
    jest.restoreAllMocks();
  });

  it('gives up what is too large, too slow or broken', async () => {
    await using issuer = await startIssuer();
    const refused = async (rules: object, cause: RegExp) => {
      const failure = await discoverIssuer(issuer.url, { ...LENIENT, ...rules }).catch((e) => e);
      expect(failure).toBeInstanceOf(IssuerUnavailableError);
      expect(String(failure.cause)).toMatch(cause);
    };
    issuer.answer((_request, response) => response.end('x'.repeat(2_000)));
    await refused({ mostBytes: 1_999 }, /1999 bytes/);
    issuer.answer((_request, response) => void response.write('{'));
    await refused({ longestWait: 50 }, /TimeoutError/);
    issuer.answer((_request, response) => void response.destroy());
    await refused({}, /fetch failed/);
    issuer.answer((_request, response) => response.writeHead(500).end('{}'));
    await refused({}, /status 500/);
  });
});
