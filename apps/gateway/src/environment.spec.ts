import { readEnvironment } from './environment';

const secret = (name: string) => `${name}-Zq8vW3xKp1LmN5tRyB7cD9fGhJ2s`;

const PRODUCTION = {
  NODE_ENV: 'production',
  SUBGRAPH_GRID_URL: 'https://grid.internal:4001/graphql',
  SUBGRAPH_PARTY_BUILDING_URL: 'https://party.internal:4002/graphql',
  SUBGRAPH_SERVICES_URL: 'https://services.internal:4003/graphql',
  SUBGRAPH_ENFORCEMENT_URL: 'unix:/run/gezhi/enforcement.sock',
  SUBGRAPH_GRID_CALL_KEY: `k1:${secret('grid')}`,
  SUBGRAPH_PARTY_BUILDING_CALL_KEY: `k1:${secret('party')}`,
  SUBGRAPH_SERVICES_CALL_KEY: `k1:${secret('services')}`,
  SUBGRAPH_ENFORCEMENT_CALL_KEY: `k1:${secret('enforcement')}`,
  ISSUER_URL: 'https://id.example.gov.cn',
};

const DEMONSTRATION = {
  ...PRODUCTION,
  NODE_ENV: 'development',
  ISSUER_URL: undefined,
  DEVELOPMENT_ISSUER: 'true',
};

function problems(source: Record<string, string | undefined>): string {
  try {
    readEnvironment(source);
  } catch (error) {
    return String(error);
  }
  return 'none';
}

describe('the environment of the gateway', () => {
  it('names every department with its address and its own key', () => {
    const { subgraphs } = readEnvironment(PRODUCTION);
    expect(subgraphs.map(({ name }) => name)).toEqual([
      'grid',
      'party-building',
      'services',
      'enforcement',
    ]);
    expect(subgraphs[0]).toEqual({
      name: 'grid',
      url: { url: 'https://grid.internal:4001/graphql', socket: null },
      callKey: { keyId: 'k1', secret: secret('grid') },
    });
    expect(subgraphs[3]?.url).toEqual({
      url: 'http://localhost/graphql',
      socket: '/run/gezhi/enforcement.sock',
    });
  });

  it('listens for this machine alone unless it is told otherwise', () => {
    expect(readEnvironment(PRODUCTION).listen).toEqual({ port: 4000, host: '127.0.0.1' });
    expect(readEnvironment({ ...PRODUCTION, PORT: '80' }).listen).toEqual({
      port: 80,
      host: '127.0.0.1',
    });
    expect(readEnvironment({ ...PRODUCTION, LISTEN: '0.0.0.0:443' }).listen).toEqual({
      port: 443,
      host: '0.0.0.0',
    });
    expect(problems({ ...PRODUCTION, PORT: '80', LISTEN: '443' })).toContain(
      'PORT: given together',
    );
  });

  it('lets a demonstration run on its own issuer', () => {
    expect(readEnvironment(DEMONSTRATION).DEVELOPMENT_ISSUER).toBe(true);
  });

  it('needs to know who decides who somebody is, and only one of them', () => {
    expect(problems({ ...PRODUCTION, ISSUER_URL: undefined })).toContain('ISSUER_URL: missing');
    expect(problems({ ...DEMONSTRATION, ISSUER_URL: 'https://id.example.gov.cn' })).toContain(
      'DEVELOPMENT_ISSUER: given together with ISSUER_URL',
    );
  });

  it('never lets two departments share a secret, not even in a demonstration', () => {
    const shared = { ...DEMONSTRATION, SUBGRAPH_SERVICES_CALL_KEY: `k9:${secret('grid')}` };
    expect(problems(shared)).toContain('SUBGRAPH_SERVICES_CALL_KEY: has the same secret');
    expect(problems(shared)).not.toContain(secret('grid'));
  });
});

describe('what is watched', () => {
  it('is nothing unless it is asked for, and then one operation in a hundred and thirteen months', () => {
    expect(readEnvironment(PRODUCTION)).toMatchObject({
      OTEL_TRACES_SAMPLER_ARG: 0.01,
      USAGE_RETENTION_DAYS: 400,
    });
    const { METRICS_LISTEN, OTEL_EXPORTER_OTLP_ENDPOINT, USAGE_DATABASE_URL } =
      readEnvironment(PRODUCTION);
    expect([METRICS_LISTEN, OTEL_EXPORTER_OTLP_ENDPOINT, USAGE_DATABASE_URL]).toEqual(
      Array(3).fill(undefined),
    );
  });

  it('is told to this machine alone unless an address is named', () => {
    const { METRICS_LISTEN } = readEnvironment({ ...PRODUCTION, METRICS_LISTEN: '9464' });
    expect(METRICS_LISTEN).toEqual({ port: 9464, host: '127.0.0.1' });
  });

  it.each([
    ['OTEL_TRACES_SAMPLER_ARG', '1.5'],
    ['OTEL_TRACES_SAMPLER_ARG', 'half'],
    ['OTEL_TRACES_SAMPLER_ARG', '-0.1'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'unix:/run/collector.sock'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
    ['USAGE_RETENTION_DAYS', '0'],
    ['USAGE_DATABASE_URL', 'mysql://db/usage'],
  ])('is not begun with %s=%s', (name, value) => {
    expect(problems({ ...PRODUCTION, [name]: value })).toContain(`${name}:`);
  });
});

describe('production refuses to start', () => {
  it.each([
    ['with the development issuer', { DEVELOPMENT_ISSUER: 'true', ISSUER_URL: undefined }],
    ['with an issuer over plain http', { ISSUER_URL: 'http://id.example.gov.cn' }],
    ['with keys of the issuer over plain http', { JWKS_URL: 'http://id.example.gov.cn/keys' }],
    ['with a key named as a demonstration', { SUBGRAPH_GRID_CALL_KEY: `demo-1:${secret('grid')}` }],
    ['with a secret anybody could guess', { SUBGRAPH_GRID_CALL_KEY: `k1:${'abc'.repeat(12)}` }],
    ['with a department over plain http', { SUBGRAPH_GRID_URL: 'http://grid.internal/graphql' }],
    ['with a key both here and in a file', { SUBGRAPH_GRID_CALL_KEY_FILE: '/run/secrets/grid' }],
    ['with keys two departments share', { SUBGRAPH_GRID_CALL_KEY: `k2:${secret('party')}` }],
    ['with metrics for everybody on the network', { METRICS_LISTEN: '0.0.0.0:9464' }],
    ['with traces over plain http', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' }],
    ['with usage sent where anybody reads it', { USAGE_DATABASE_URL: 'postgresql://u@db/usage' }],
    ['without a key', { SUBGRAPH_GRID_CALL_KEY: undefined }],
    ['without the address of a department', { SUBGRAPH_GRID_URL: undefined }],
  ])('%s', (_what, changes) => {
    expect(problems(PRODUCTION)).toBe('none');
    expect(problems({ ...PRODUCTION, ...changes })).toContain('The environment has');
  });

  it('with plain http to a department, unless something else is said to encrypt the way', () => {
    const plain = { ...PRODUCTION, SUBGRAPH_GRID_URL: 'http://grid.internal/graphql' };
    expect(problems(plain)).toContain('ALLOW_PLAINTEXT_CALLS=true');
    expect(problems({ ...plain, ALLOW_PLAINTEXT_CALLS: 'true' })).toBe('none');
  });

  it('when nobody said what it runs for, as if it were production', () => {
    expect(problems({ ...DEMONSTRATION, NODE_ENV: undefined })).toContain('refused in production');
  });

  it('with all reasons in one message', () => {
    const message = problems({
      NODE_ENV: 'production',
      DEVELOPMENT_ISSUER: 'true',
      SUBGRAPH_GRID_CALL_KEY: `demo:${secret('grid')}`,
    });
    expect(message).toContain('DEVELOPMENT_ISSUER: refused in production');
    expect(message).toContain(
      'SUBGRAPH_GRID_CALL_KEY: refused in production: is a demonstration key',
    );
    expect(message).toContain('SUBGRAPH_SERVICES_CALL_KEY: missing');
    expect(message).toContain('SUBGRAPH_ENFORCEMENT_URL: missing');
    expect(message).not.toContain(secret('grid'));
  });
});
