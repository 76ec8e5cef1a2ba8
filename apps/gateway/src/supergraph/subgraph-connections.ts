import type { EnvironmentError, ServiceUrl } from '@gezhi/environment';
import type { SubgraphConnection } from '@gezhi/engine';
import { callCredentials, createCallSigner } from '@gezhi/identity';
import type { CallSigner } from '@gezhi/identity';
import type { Clock } from '@gezhi/kernel';
import type { Logger } from '@gezhi/server';
import type { GatewayEnvironment } from '../environment';

/** A department as the engine reaches it, and with what is signed beside the graph. */
export interface DepartmentConnection extends SubgraphConnection {
  readonly signer: CallSigner;
}

export interface SubgraphConnections {
  /** How each department is reached, by its name. */
  readonly connections: Readonly<Record<string, DepartmentConnection>>;
  /** Ends the watch over the files of the keys. */
  stop(): void;
}

/** Where the departments are, and signers whose keys change with their files while the gateway runs. */
export function connectSubgraphs(
  { subgraphs, follow }: Pick<GatewayEnvironment, 'subgraphs' | 'follow'>,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): SubgraphConnections {
  const connections = Object.fromEntries(
    subgraphs.map(({ name, url, callKey }) => {
      const signer = createCallSigner({ subgraph: name, ...callKey, clock });
      return [name, connectionBy(url, signer)] as const;
    }),
  );
  const files = follow({
    onChange(environment) {
      for (const { name, callKey } of environment.subgraphs) {
        connections[name]?.signer.useKey(callKey);
        logger.info({ subgraph: name, keyId: callKey.keyId }, 'call key read again');
      }
    },
    onProblem: ({ problems }: EnvironmentError) =>
      logger.error({ problems }, 'unusable environment: the old keys stay'),
  });
  return { connections, stop: () => files.stop() };
}

/** A department at that address, asked with signed calls. */
export function connectionBy(url: ServiceUrl, signer: CallSigner): DepartmentConnection {
  return { ...url, signer, credentials: callCredentials(signer) };
}
