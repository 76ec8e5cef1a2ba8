import {
  extendEnvironment,
  followFiles,
  listenAddress,
  logLevel,
  mode,
  parseEnvironment,
  secretFilesOf,
  serviceUrl,
  signingKey,
  wholeNumber,
} from '@gezhi/environment';
import type {
  EnvironmentSource,
  FollowedFiles,
  FollowOptions,
  ServiceUrl,
  SigningKey,
} from '@gezhi/environment';
import { z } from 'zod';
import { issuerVariables } from './auth/issuer-variables';
import { safetyRules } from './environment-rules';
import { limitVariables } from './limits/limit-variables';
import { watchVariables } from './observability/watch-variables';

const subgraphUrl = () => serviceUrl({ path: '/graphql' });

/** Every variable the gateway reads. */
const variables = z.object({
  NODE_ENV: mode(),
  LOG_LEVEL: logLevel(),
  /** Port of the loopback interface; 4000 when neither PORT nor LISTEN is given. */
  PORT: wholeNumber({ min: 0, max: 65_535 }).optional(),
  /** Instead of PORT, where others than this machine shall reach the gateway: `0.0.0.0:4000`. */
  LISTEN: listenAddress().optional(),
  /** Who executes operations: our compiled engine, or `@apollo/gateway` to compare with. */
  GATEWAY_ENGINE: z.enum(['gezhi', 'stock']).default('gezhi').describe('gezhi or stock'),
  /** What becomes of an operation that asks for refused fields: they are null, or all of it is refused. */
  REFUSED_FIELDS: z.enum(['NULL', 'OPERATION']).default('NULL').describe('NULL or OPERATION'),
  /** Another supergraph than the committed one. */
  SUPERGRAPH_FILE: z.string().optional(),

  /** See `stopping`; given in milliseconds. */
  STOP_NOTICE_MILLISECONDS: wholeNumber({ min: 0, max: 60_000 }).optional(),
  STOP_DRAIN_MILLISECONDS: wholeNumber({ min: 0, max: 300_000 }).optional(),

  SUBGRAPH_GRID_URL: subgraphUrl(),
  SUBGRAPH_PARTY_BUILDING_URL: subgraphUrl(),
  SUBGRAPH_SERVICES_URL: subgraphUrl(),
  SUBGRAPH_ENFORCEMENT_URL: subgraphUrl(),
  SUBGRAPH_GRID_CALL_KEY: signingKey(),
  SUBGRAPH_PARTY_BUILDING_CALL_KEY: signingKey(),
  SUBGRAPH_SERVICES_CALL_KEY: signingKey(),
  SUBGRAPH_ENFORCEMENT_CALL_KEY: signingKey(),

  ...issuerVariables,
  ...limitVariables,
  ...watchVariables,
});

export type GatewayVariables = z.output<typeof variables>;

/** How the gateway reaches one department. */
export interface SubgraphAddress {
  readonly name: string;
  readonly url: ServiceUrl;
  readonly callKey: SigningKey;
}

export interface GatewayEnvironment extends Readonly<GatewayVariables> {
  readonly subgraphs: readonly SubgraphAddress[];
  readonly listen: { readonly port: number; readonly host: string } | { readonly socket: string };
  /** Reads everything again when the file of a secret changes. */
  readonly follow: (
    options: Pick<FollowOptions<GatewayEnvironment>, 'onChange' | 'onProblem'>,
  ) => FollowedFiles;
}

/** Reads the environment; throws one error that lists every problem, unsafe configuration included. */
export function readEnvironment(source: EnvironmentSource = process.env): GatewayEnvironment {
  const environment = parseEnvironment(safetyRules(variables), source);
  const files = secretFilesOf(variables, source);
  return extendEnvironment<GatewayVariables, Omit<GatewayEnvironment, keyof GatewayVariables>>(
    environment,
    {
      listen: environment.LISTEN ?? { port: environment.PORT ?? 4000, host: '127.0.0.1' },
      subgraphs: subgraphsIn(environment),
      follow: (options) => followFiles({ files, read: () => readEnvironment(source), ...options }),
    },
  );
}

function subgraphsIn(environment: Readonly<GatewayVariables>): readonly SubgraphAddress[] {
  return [
    {
      name: 'grid',
      url: environment.SUBGRAPH_GRID_URL,
      callKey: environment.SUBGRAPH_GRID_CALL_KEY,
    },
    {
      name: 'party-building',
      url: environment.SUBGRAPH_PARTY_BUILDING_URL,
      callKey: environment.SUBGRAPH_PARTY_BUILDING_CALL_KEY,
    },
    {
      name: 'services',
      url: environment.SUBGRAPH_SERVICES_URL,
      callKey: environment.SUBGRAPH_SERVICES_CALL_KEY,
    },
    {
      name: 'enforcement',
      url: environment.SUBGRAPH_ENFORCEMENT_URL,
      callKey: environment.SUBGRAPH_ENFORCEMENT_CALL_KEY,
    },
  ];
}
