import type { Engine } from '@gezhi/engine';
import type { DepartmentConnection } from './supergraph/subgraph-connections';
import type { DevelopmentIssuer, VerifyAccessToken } from '@gezhi/identity';
import { languageOf, systemClock } from '@gezhi/kernel';
import { createHttpServer, traceparentOf } from '@gezhi/server';
import type { Logger } from '@gezhi/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { serveActor } from './auth/actor-route';
import { answerLargeHeaders } from './auth/answer-large-headers';
import { authenticate } from './auth/authenticate';
import { serveDevelopmentIssuer } from './auth/development-routes';
import type { SignIn } from './auth/sign-in';
import { reportDenials } from './denials/report-denials';
import { BodyAllowance } from './edge/body-allowance';
import { serveEdge } from './edge/serve-edge';
import type { EdgeOptions } from './edge/serve-edge';
import type { AnswerContext } from './http/answer-operation';
import { RECEIVE_MILLISECONDS } from './http/guard-body';
import { serveGraphQL } from './http/serve-graphql';
import { serveIde } from './ide/serve-ide';
import type { IdeFiles } from './ide/serve-ide';
import { DEFAULT_LIMITS } from './limits/operation-limits';
import type { OperationLimits } from './limits/operation-limits';
import { serveLive } from './live/serve-live';
import { DEFAULT_ALLOWANCE, StreamAllowance } from './live/stream-allowance';
import type { StreamAllowanceLimits } from './live/stream-allowance';
import type { GatewayWatch } from './observability/gateway-watch';
import { AutomaticQueries } from './persisted/automatic-queries';
import { PersistedDocuments } from './persisted/persisted-documents';
import { Safelist } from './persisted/safelist';
import type { SafelistOptions } from './persisted/safelist';
import { createErrorFormatter } from './plugins/format-error';
import { RateLimiter } from './rates/rate-limiter';
import type { RateLimiterOptions } from './rates/rate-limiter';
import { openSupergraph } from './supergraph/open-supergraph';
import type { RefusalMode } from './supergraph/protect-graph';
import { DEFAULT_UPLOAD_LIMITS } from './uploads/upload-limits';
import type { UploadLimits } from './uploads/upload-limits';
import { createReadiness } from './supergraph/readiness';
import { SupergraphReloads } from './supergraph/supergraph-reloads';
import type { WarmUpOptions } from './supergraph/warm-up';

declare module 'fastify' {
  interface FastifyInstance {
    /** Where a new supergraph is offered while the gateway answers. */
    supergraphs: SupergraphReloads;
  }
}

/** Who follows something on an exchanged graph is sent away within this time, and then gone. */
const LINGER_MILLISECONDS = 10_000;

export interface GatewayOptions {
  readonly supergraphSdl: string;
  readonly engine: Engine;
  /** Where departments are asked beside the graph, and told what was refused in their name. Default: nowhere. */
  readonly subgraphs?: Readonly<Record<string, DepartmentConnection>>;
  readonly verifyToken: VerifyAccessToken;
  /** Given only in development: everybody may become a demo identity. */
  readonly developmentIssuer?: DevelopmentIssuer;
  /** How the IDE signs in; left out: a token is pasted by hand. */
  readonly signIn?: SignIn;
  /** Messages of faults reach the client, and introspection needs no token. Default false. */
  readonly development?: boolean;
  readonly logger: Logger;
  /** The IDE to serve at `/`; left out: none. */
  readonly ide?: IdeFiles;
  /** Largest request body in bytes. Default 256 KiB. */
  readonly bodyLimit?: number;
  /** Longest time for one operation. Default 30,000. */
  readonly operationMilliseconds?: number;
  /** Longest time to receive one operation. Default 10,000. */
  readonly receiveMilliseconds?: number;
  readonly limits?: Partial<OperationLimits>;
  /** Whether operations may be sent by their hash once their text is known. Default true. */
  readonly automaticQueries?: boolean;
  /** Who may spend how much; left out: nobody is limited. */
  readonly rates?: Pick<RateLimiterOptions, 'rules' | 'store' | 'fallback'>;
  /** Proxies whose X-Forwarded-For is believed. Default: none. */
  readonly trustedProxies?: readonly string[];
  /** The operations that are answered; left out: all of them. */
  readonly safelist?: Omit<SafelistOptions, 'logger'>;
  /** How much may come as files with operations. */
  readonly uploads?: Partial<UploadLimits>;
  /** How much may be followed at once. */
  readonly streams?: Partial<StreamAllowanceLimits>;
  /** What is forwarded beside the graph; see `serveEdge`. */
  readonly edge?: Omit<EdgeOptions, 'subgraphs' | 'verifyToken'>;
  /** What becomes of operations that ask for refused fields. Default NULL. */
  readonly refusals?: RefusalMode;
  /** What a new supergraph is made ready for before it serves. */
  readonly warmUp?: WarmUpOptions;
  /** Who watches what is asked; left out: nobody. */
  readonly watch?: GatewayWatch;
}

/** A gateway that has loaded its supergraph and does not listen yet; closing the server disposes of all of it. */
export async function createGateway(options: GatewayOptions): Promise<FastifyInstance> {
  const { logger, development = false } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const { supergraphSdl, subgraphs = {} } = options;
  const { bodyLimit = 262_144, operationMilliseconds: milliseconds = 30_000 } = options;
  // First, for it throws: a graph that nobody serves would leave its thread behind.
  const safelist = options.safelist ? new Safelist({ ...options.safelist, logger }) : null;
  const denials = reportDenials({ subgraphs, logger });
  const uploads = { ...DEFAULT_UPLOAD_LIMITS, ...options.uploads };
  const { engine, refusals, watch } = options;
  const opening = { engine, refusals, watch, denials, limits, logger, tellsNames: development };
  const reloads = new SupergraphReloads(await openSupergraph(supergraphSdl, opening), {
    logger,
    open: (sdl) => openSupergraph(sdl, opening),
    onExchanged: () => server.sendFollowersAway(),
    lingerMilliseconds: Math.max(milliseconds, uploads.milliseconds) + LINGER_MILLISECONDS,
    ...(options.warmUp && { warmUp: options.warmUp }),
  });
  const { live } = reloads;
  const server = createHttpServer({
    name: 'gateway',
    logger,
    health: { subgraphs: createReadiness(live, logger) },
    tellHealth: () => ({ supergraph: reloads.status }),
    bodyLimit,
    handlerMilliseconds: milliseconds,
    // Uploads take as long as a slow network needs; whoever is slow elsewhere meets the deadline of the answer.
    receiveMilliseconds: 300_000,
    trustedProxies: options.trustedProxies,
  });
  answerLargeHeaders(server.server);
  server.decorate('supergraphs', reloads);

  const formatError = createErrorFormatter({ development });
  const automatic = options.automaticQueries === false ? null : new AutomaticQueries();
  const rates = options.rates
    ? new RateLimiter({ ...options.rates, clock: systemClock, logger })
    : null;
  server.addHook('onClose', async () => safelist?.stop());
  server.addHook('onClose', async () => rates?.close());
  server.addHook('onClose', () => reloads.close());
  server.addHook('onClose', () => denials.close());

  const { verifyToken, edge } = options;
  const persisted = new PersistedDocuments(automatic, safelist);
  const asking = { live, persisted, limits, rates, watch, opensSchema: development, milliseconds };
  const allowance = new StreamAllowance({ ...DEFAULT_ALLOWANCE, ...options.streams });
  watch?.gatewayIs({ followers: () => allowance.inAll, reloads: () => reloads.counts });
  await server.register(async (graphqlScope) => {
    authenticate(graphqlScope, verifyToken);
    serveActor(graphqlScope);
    serveGraphQL(graphqlScope, {
      ...asking,
      formatError,
      contextOf,
      events: serveLive(server, { ...asking, allowance, verifyToken, formatError, logger }),
      receiveMilliseconds: options.receiveMilliseconds,
      uploads: {
        ...{ ...asking, formatError, uploads, bodyLimit },
        allowance: new BodyAllowance(uploads.underWayBytes),
        openingMilliseconds: options.receiveMilliseconds ?? RECEIVE_MILLISECONDS,
      },
      ...{ logger, verifyToken: options.verifyToken, bodyLimit },
    });
  });
  await serveEdge(server, { ...edge, subgraphs, verifyToken });
  if (options.developmentIssuer) serveDevelopmentIssuer(server, options.developmentIssuer);
  if (options.ide) await serveIde(server, options.ide, options.signIn);
  return server;
}

function contextOf(request: FastifyRequest): AnswerContext {
  const language = languageOf(request.headers['accept-language']);
  const { actor, trace, log } = request;
  return {
    caller: { actor, language, traceparent: traceparentOf(trace) },
    signal: request.abandoned,
    trace,
    scope: () => ({ traceId: trace.traceId, language, log }),
  };
}
