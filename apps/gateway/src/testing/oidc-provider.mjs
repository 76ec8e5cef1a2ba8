/**
 * A real OpenID provider (the npm package oidc-provider) as a process of its own, for tests. Started with
 * an IPC channel; prints its address on standard output; does what its parent sends:
 * `{ id, command, … }` is answered with `{ id, … }`.
 */
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const AUDIENCE = 'urn:gezhi:graph';
const SCOPES = 'metrics:read export';

/** What the provider says about those who sign in: people by login, service accounts by client. */
const PEOPLE = {
  'officer-7': {
    name: '王经办',
    gezhi: { org: 'org-1', roles: ['DEPARTMENT_OFFICER'], areas: ['320104'] },
  },
  'odd-one': {
    name: '奇怪',
    gezhi: { roles: ['EMPEROR', 'GRID_MEMBER'], areas: ['everywhere', '320104001'] },
  },
};
const SERVICES = {
  reports: {
    name: '报表服务',
    gezhi: { roles: ['INTEGRATOR', 'DISTRICT_COMMAND'], areas: ['320104'] },
  },
};

const counts = { discovery: 0, keys: 0, token: 0 };
const callbacks = { redirectUri: 'http://127.0.0.1:1/ide/callback', home: 'http://127.0.0.1:1/' };
let keys = [newKey()];
let handle;
let port = 0;

function newKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = `key-${Math.random().toString(36).slice(2)}`;
  return { ...privateKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' };
}

/** The provider reads its configuration once; a change makes another one, with the same sessions and codes. */
function configure() {
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    jwks: { keys },
    clients: [
      {
        client_id: 'gezhi-ide',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [callbacks.redirectUri],
        post_logout_redirect_uris: [callbacks.home],
      },
      {
        client_id: 'reports',
        client_secret: 'a-secret-only-this-test-knows',
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
      },
    ],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub'], profile: ['name'] },
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: PEOPLE[id]?.name }),
    }),
    extraTokenClaims: (_ctx, token) => PEOPLE[token.accountId] ?? SERVICES[token.clientId] ?? {},
    clientBasedCORS: (_ctx, origin) => callbacks.home === `${origin}/`,
    cookies: { keys: ['a key of this test alone'] },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: true },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => ({
          scope: SCOPES,
          audience: resource,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 600,
          jwt: { sign: { alg: 'ES256' } },
        }),
        defaultResource: () => AUDIENCE,
      },
    },
  });
  handle = provider.callback();
}

const server = createServer((request, response) => {
  if (request.url.startsWith('/.well-known/')) counts.discovery += 1;
  if (request.url.startsWith('/jwks')) counts.keys += 1;
  if (request.url.startsWith('/token')) counts.token += 1;
  return handle(request, response);
});
const listen = () => new Promise((done) => server.listen(port, '127.0.0.1', done));

const COMMANDS = {
  counts: () => counts,
  keyIds: () => ({ keyIds: keys.map(({ kid }) => kid) }),
  redirect: ({ origin }) => {
    callbacks.redirectUri = `${origin}/ide/callback`;
    callbacks.home = `${origin}/`;
    configure();
  },
  /** Signs with a new key from now on and goes on publishing the old ones. */
  rotate: () => {
    keys = [newKey(), ...keys];
    configure();
  },
  /** Publishes the key it signs with and no other. */
  withdrawOldKeys: () => {
    keys = keys.slice(0, 1);
    configure();
  },
  stop: () =>
    new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    }),
  start: () => listen(),
};

process.on('message', async ({ id, command, ...details }) => {
  process.send({ id, ...(await COMMANDS[command](details)) });
});
process.on('disconnect', () => process.exit(0));

await listen();
port = server.address().port;
configure();
process.stdout.write(`http://127.0.0.1:${port}\n`);
