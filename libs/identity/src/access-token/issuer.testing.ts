import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT } from 'jose';
import type { JWK, JWTPayload } from 'jose';

/** A small issuer over HTTP whose every answer a test can replace, and that counts what is asked. */
export async function startIssuer() {
  const keys = new Map<string, Awaited<ReturnType<typeof newKey>>>();
  const published = new Set<string>();
  const asked = { discovery: 0, keys: 0 };
  let answerInstead: RequestListener | null = null;

  const server = createServer((request, response) => {
    const isKeys = request.url === '/keys';
    asked[isKeys ? 'keys' : 'discovery'] += 1;
    if (answerInstead !== null) return answerInstead(request, response);
    const jwks = { keys: [...published].map((kid) => keys.get(kid)?.jwk) };
    const document = { issuer: url, jwks_uri: `${url}/keys`, token_endpoint: `${url}/token` };
    return response.end(JSON.stringify(isKeys ? jwks : document));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    keysUrl: new URL(`${url}/keys`),
    asked,
    async publish(kid: string) {
      keys.set(kid, await newKey(kid));
      published.add(kid);
    },
    /** The issuer stops publishing a key; whoever stole it goes on signing with it. */
    withdraw: (kid: string) => published.delete(kid),
    /** Signs with a key of the issuer, or with a stranger's under a name it does not have. */
    async sign(claims: JWTPayload, kid: string): Promise<string> {
      const { privateKey } = keys.get(kid) ?? (await newKey(kid));
      return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid }).sign(privateKey);
    },
    /** Answers everything so from now on; null: as an issuer does again. */
    answer: (listener: RequestListener | null) => {
      answerInstead = listener;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function newKey(kid: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' };
  return { jwk, privateKey };
}
