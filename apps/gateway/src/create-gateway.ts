import { ApolloServer } from '@apollo/server';
import type { Caller, Engine, SubgraphConnection } from '@gezhi/engine';
import { POLICIES } from '@gezhi/identity';
import type { DevelopmentIssuer, VerifyAccessToken } from '@gezhi/identity';
import { languageOf } from '@gezhi/kernel';
import { createHttpServer, traceparentOf } from '@gezhi/server';
import type { Logger } from '@gezhi/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { serveActor } from './auth/actor-route';
import { answerLargeHeaders } from './auth/answer-large-headers';
import { authenticate } from './auth/authenticate';
import { serveDevelopmentIssuer } from './auth/development-routes';
import type { SignIn } from './auth/sign-in';
import { reportDenials } from './denials/report-denials';
import { serveEdge } from './edge/serve-edge';
import type { EdgeOptions } from './edge/serve-edge';
import type { GatewayContext } from './gateway-context';
import { serveGraphQL } from './http/serve-graphql';
import { serveIde } from './ide/serve-ide';
import type { IdeFiles } from './ide/serve-ide';
import { createErrorFormatter } from './plugins/format-error';
import { introspectionPlugin } from './plugins/introspection.plugin';
import { DEFAULT_LIMITS, limitsPlugin } from './plugins/limits.plugin';
import type { OperationLimits } from './plugins/limits.plugin';
import { nothingLeavesTheHouse } from './plugins/no-vendor-services';
import { keepRequestScope } from './plugins/request-scope';
import { scopeNoticePlugin } from './plugins/scope-notice.plugin';
import { apolloGatewayOf } from './supergraph/apollo-gateway';
import { protectEngine } from './supergraph/protect-engine';
import type { ProtectionOptions, RefusalMode } from './supergraph/protect-graph';
import { createReadiness } from './supergraph/readiness';

export interface GatewayOptions {
  readonly supergraphSdl: string;
  readonly engine: Engine;
  /** Where departments are asked beside the graph, and told what was refused in their name. Default: nowhere. */
  readonly subgraphs?: Readonly<Record<string, SubgraphConnection>>;
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
  readonly limits?: Partial<OperationLimits>;
  /** What is forwarded beside the graph; see `serveEdge`. */
  readonly edge?: Omit<EdgeOptions, 'subgraphs' | 'verifyToken'>;
  /** What becomes of operations that ask for refused fields. Default NULL. */
  readonly refusals?: RefusalMode;
}

/** A gateway that has loaded its supergraph and does not listen yet; closing the server disposes of all of it. */
export async function createGateway(options: GatewayOptions): Promise<FastifyInstance> {
  const { logger, development = false } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const { supergraphSdl, subgraphs = {} } = options;
  const denials = reportDenials({ supergraphSdl, subgraphs, logger });
  const engine = protectEngine(options.engine, {
    policies: POLICIES,
    mode: options.refusals,
    onRefusal: once((caller, coordinates, operationName) => {
      const { actor, traceparent } = caller;
      logger.info({ subject: actor.subject, traceparent, coordinates }, 'fields refused');
      denials.refused(caller, coordinates, operationName);
    }),
  });
  const graph = await engine.load(supergraphSdl);
  const server = createHttpServer({
    name: 'gateway',
    logger,
    health: { subgraphs: createReadiness(graph, logger) },
    bodyLimit: options.bodyLimit ?? 262_144,
    handlerMilliseconds: options.operationMilliseconds ?? 30_000,
    // Uploads take as long as a slow network needs; whoever is slow elsewhere meets the deadline of the answer.
    receiveMilliseconds: 300_000,
  });
  answerLargeHeaders(server.server);

  const formatError = createErrorFormatter({ development });
  const apollo = new ApolloServer<GatewayContext>({
    gateway: apolloGatewayOf(graph, supergraphSdl),
    logger,
    csrfPrevention: true,
    introspection: true,
    hideSchemaDetailsFromClientErrors: !development,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.tokens },
    formatError,
    plugins: [
      limitsPlugin(limits),
      ...(development ? [] : [introspectionPlugin()]),
      scopeNoticePlugin(),
      ...nothingLeavesTheHouse(),
    ],
  });
  await apollo.start();
  /** The server drains before it closes; Apollo Server only has to let go of the graph. */
  server.addHook('onClose', () => apollo.stop());
  server.addHook('onClose', () => denials.close());

  await server.register(async (graphqlScope) => {
    authenticate(graphqlScope, options.verifyToken);
    keepRequestScope(graphqlScope);
    serveActor(graphqlScope);
    serveGraphQL(graphqlScope, { apollo, graph, limits, formatError, contextOf });
  });
  const { verifyToken, edge } = options;
  await serveEdge(server, { ...edge, subgraphs, verifyToken });
  if (options.developmentIssuer) serveDevelopmentIssuer(server, options.developmentIssuer);
  if (options.ide) await serveIde(server, options.ide, options.signIn);
  return server;
}

const contexts = new WeakMap<FastifyRequest, GatewayContext>();

/** One for a request, also when it passes from our own path to Apollo Server's. */
function contextOf(request: FastifyRequest): GatewayContext {
  const context = contexts.get(request) ?? contextFor(request);
  contexts.set(request, context);
  return context;
}

function contextFor(request: FastifyRequest): GatewayContext {
  return {
    caller: {
      actor: request.actor,
      language: languageOf(request.headers['accept-language']),
      traceparent: traceparentOf(request.trace),
    },
    signal: request.abandoned,
  };
}

type OnRefusal = NonNullable<ProtectionOptions['onRefusal']>;

/** A request that is executed twice, since its variables did not fit, was refused once. */
function once(onRefusal: OnRefusal): OnRefusal {
  const told = new WeakSet<Caller>();
  return (caller, ...refused) => {
    if (told.has(caller)) return;
    told.add(caller);
    onRefusal(caller, ...refused);
  };
}
