import { readEnvironment } from '../environment';
import type { GatewayEnvironment } from '../environment';
import { PROVIDER_AUDIENCE } from './start-oidc-provider.testing';

/** A gateway's variables that let it believe the test provider, and its IDE sign in with it. */
export function environmentBelieving(
  issuer: string,
  changes: Readonly<Record<string, string>> = {},
): GatewayEnvironment {
  return readEnvironment({
    NODE_ENV: 'test',
    ISSUER_URL: issuer,
    AUDIENCE: PROVIDER_AUDIENCE,
    IDE_CLIENT_ID: 'gezhi-ide',
    IDE_PARAMETERS: `resource=${PROVIDER_AUDIENCE}`,
    ...Object.fromEntries(
      ['GRID', 'PARTY_BUILDING', 'SERVICES', 'ENFORCEMENT'].flatMap((name) => [
        [`SUBGRAPH_${name}_URL`, 'http://127.0.0.1:1/graphql'],
        [`SUBGRAPH_${name}_CALL_KEY`, `k1:${name}-Zq8vW3xKp1LmN5tRyB7cD9fGhJ2s`],
      ]),
    ),
    ...changes,
  });
}
