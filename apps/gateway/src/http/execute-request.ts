import type { AnswerInParts, AnswerText, Caller, PreparedOperation } from '@gezhi/engine';
import { isSignedIn } from '@gezhi/identity';
import { GraphQLError } from 'graphql';
import type { GatewayContext } from '../gateway-context';
import type { OperationLimits } from '../limits/operation-limits';
import { excessOfVariables } from '../limits/variables-size';
import type { GatewayWatch } from '../observability/gateway-watch';
import { clientOf } from '../persisted/persisted-documents';
import type { PersistedDocuments } from '../persisted/persisted-documents';
import type { RateLimiter, Spender } from '../rates/rate-limiter';
import type { LiveGraph } from '../supergraph/live-graph';
import { planRefusal } from '../supergraph/plan-refusal';
import type { ServedGraph } from '../supergraph/served-graph';
import type { GivenRequest, GraphQLRequest } from './graphql-request';
import type { KnownDocument, KnownOperation } from './known-document';
import { takesParts } from './media-type';
import { refusal, refuseDocument, RefusedRequest, refuseExcess, refuseName } from './refusal';
import { released } from './released';

export interface ExecuteOptions {
  readonly live: LiveGraph;
  readonly persisted: PersistedDocuments;
  readonly limits: OperationLimits;
  /** Null: nobody is limited. */
  readonly rates: RateLimiter | null;
  /** Left out: nobody watches. */
  readonly watch?: GatewayWatch;
  /** Whether the schema is read by everybody, and not by signed-in callers only. */
  readonly opensSchema: boolean;
}

export interface Answered extends AnswerInParts {
  /** What `extensions` says beside the scope. */
  readonly extensions?: object;
}

/** Asks to be told what the operation cost. */
const COST_HEADER = 'gezhi-cost';

/** Executes a request; throws RefusedRequest for what is not to be executed. */
export async function executeRequest(
  request: GivenRequest,
  asked: GraphQLRequest,
  context: GatewayContext,
  options: ExecuteOptions,
): Promise<Answered> {
  const asker = { caller: context.caller, address: request.ip, headers: request.headers };
  const { operation, cost, limit, served } = await admitOperation(asker, asked, options);
  context.seen?.admitted(operation);
  let goesOn = false;
  try {
    if (operation.type === 'subscription')
      throw new RefusedRequest(refusal('SUBSCRIPTION_NEEDS_STREAM'));
    const prepared = operation.ready ?? (await prepareOperation(operation, context.caller));
    const inParts = operation.mayDefer && takesParts(request.headers.accept);
    const answered = await execute(prepared, asked, context, inParts);
    if (answered.data === undefined) return notExecuted(answered.errors, context);
    if (answered.rest !== undefined) {
      goesOn = true;
      const rest = released(answered.rest, () => served.leave());
      return { ...answered, rest, ...costOf(request, cost, limit) };
    }
    if (request.headers[COST_HEADER] === undefined) return answered;
    return { ...answered, ...costOf(request, cost, limit) };
  } finally {
    if (!goesOn) served.leave();
  }
}

function costOf({ headers }: GivenRequest, estimated: number, limit: number) {
  return headers[COST_HEADER] === undefined ? {} : { extensions: { cost: { estimated, limit } } };
}

/** Who sends an operation, and how. */
export interface Asker extends Pick<GivenRequest, 'headers'> {
  readonly caller: Caller;
  /** Of the peer. */
  readonly address: string;
}

export interface AdmittedOperation {
  readonly operation: KnownOperation;
  readonly cost: number;
  readonly limit: number;
  /** The graph that answers it, already entered: whoever is admitted leaves it when nothing more will come. */
  readonly served: ServedGraph;
}

/**
 * The operation meant and what it costs, if this caller may ask it in this way with these variables, and has not
 * asked for too much; throws RefusedRequest.
 */
export async function admitOperation(
  asker: Asker,
  asked: GraphQLRequest,
  options: ExecuteOptions,
): Promise<AdmittedOperation> {
  const { persisted, limits, rates } = options;
  const spender = rates && spenderOf(asker);
  if (rates && spender) rates.check(spender);
  const served = options.live.current.enter();
  try {
    const found = served.documents.find(persisted.textOf(asked, asker));
    options.watch?.documentFound(found.isNew);
    if ('refusal' in found) {
      if (rates && spender) await rates.charge(spender, { cost: 0, isNew: found.isNew });
      throw new RefusedRequest(found.refusal);
    }
    const { document, isNew } = found;
    persisted.keep(asked);
    const operation = operationOf(document, asked, asker.caller, options);
    const { cost, limit } = admitCost(operation, asked, limits);
    if (rates && spender) await rates.charge(spender, { cost, isNew, operation: operation.name });
    return { operation, cost, limit, served };
  } catch (error) {
    served.leave();
    throw error;
  }
}

function spenderOf({ caller, address, headers }: Asker): Spender {
  return { actor: caller.actor, address, client: clientOf({ headers }) };
}

/** The operation meant, if it may be asked by this caller in this way. */
function operationOf(
  document: KnownDocument,
  { operationName, changesNothing }: GraphQLRequest,
  caller: Caller,
  { opensSchema }: ExecuteOptions,
): KnownOperation {
  const operation = document.operation(operationName);
  if (operation === undefined) throw new RefusedRequest(refuseName());
  if (changesNothing && operation.type !== 'query')
    throw new RefusedRequest(refusal('ONLY_QUERIES_BY_GET', {}, 405), { allow: 'POST' });
  if (document.asksAboutSchema && !opensSchema && !isSignedIn(caller.actor))
    throw new RefusedRequest(refusal('INTROSPECTION_NOT_ALLOWED', {}, 401));
  return operation;
}

/** What the operation costs with these variables, if that is within the limits. */
function admitCost(
  operation: KnownOperation,
  { variables }: GraphQLRequest,
  limits: OperationLimits,
): { readonly cost: number; readonly limit: number } {
  const excess = excessOfVariables(variables, limits);
  if (excess !== null) throw new RefusedRequest(refuseExcess(excess));
  const { cost, unsized } = operation.cost.estimate(variables);
  if (unsized !== null) {
    const params = { field: unsized.field, arguments: unsized.arguments.join(', ') };
    throw new RefusedRequest(refusal('LIST_SIZE_REQUIRED', params));
  }
  const limit = limits.cost;
  if (cost > limit)
    throw new RefusedRequest(refuseExcess({ code: 'OPERATION_TOO_COSTLY', given: cost, limit }));
  return { cost, limit };
}

/** Throws RefusedRequest when the operation cannot be planned. */
export async function prepareOperation(
  operation: KnownOperation,
  caller: Caller,
): Promise<PreparedOperation> {
  try {
    return operation.ready ?? (await operation.prepare(caller.observer));
  } catch (error) {
    const { extensions, message } = planRefusal(error, caller.language);
    const { status = 400 } = (extensions.http ?? {}) as { readonly status?: number };
    const errors = [new GraphQLError(message, { extensions })];
    throw new RefusedRequest({ status, isOfGraph: false, errorsFor: () => errors });
  }
}

async function execute(
  operation: PreparedOperation,
  { variables }: GraphQLRequest,
  { caller, signal }: GatewayContext,
  inParts: boolean,
): Promise<AnswerInParts> {
  if (inParts && operation.executeInParts)
    return operation.executeInParts(variables, caller, signal);
  if (operation.executeText) return operation.executeText(variables, caller, signal);
  const { data, errors = [] } = await operation.execute(variables, caller, signal);
  return data === undefined ? { errors } : { data: JSON.stringify(data), errors };
}

/** What was executed, or why execution did not begin; throws RefusedRequest when variables do not fit. */
export function answerOf(answered: AnswerText, context: GatewayContext): Answered {
  return answered.data === undefined ? notExecuted(answered.errors, context) : answered;
}

/** Execution did not begin. What has no code is what the variables lack; no department was asked. */
function notExecuted(errors: readonly GraphQLError[], { caller }: GatewayContext): Answered {
  if (!errors.some(({ extensions }) => extensions.code !== undefined))
    throw new RefusedRequest(refuseDocument('BAD_USER_INPUT', errors));
  // Some operations are planned when their variables are known.
  return { errors: errors.map((error) => planRefusal(error, caller.language)) };
}
