import { getOperationAST, GraphQLError, parse, validate } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { FieldCollector } from '../compile/collect-fields';
import { ConditionVariables } from '../compile/guards';
import type { Engine, Graph, PreparedOperation } from '../engine';
import type { EngineObserver, GraphState, OperationObserver, PlanOutcome } from '../observer';
import { decidingVariables } from '../plan/deciding-variables';
import { mayDefer, withoutDefer } from '../plan/defer';
import { operationDocument, plannedText } from '../plan/operation-document';
import type { OperationDocument } from '../plan/operation-document';
import { PlanRefusedError } from '../plan/planner';
import type { CreatePlanner, Planner } from '../plan/planner';
import { refuseRepeatedChanges } from '../plan/repeated-changes';
import { restoreRequired } from '../plan/restore-required';
import { SegmentedCache } from '../plan/segmented-cache';
import { WorkerPlanner } from '../plan/worker-planner';
import type { StreamLimits } from '../stream/source';
import { STREAM_LIMITS } from '../stream/subscriptions';
import { loadSupergraph } from '../supergraph/load-supergraph';
import type { LoadedSupergraph } from '../supergraph/load-supergraph';
import { createSubgraphClient } from '../transport/create-subgraph-client';
import { SharedClients } from '../transport/shared-clients';
import type { Lease } from '../transport/shared-clients';
import type { SubgraphClient } from '../transport/subgraph-client';
import type { SubgraphConnection } from '../transport/subgraph-transport';
import { DecidedOperation } from './decided-operation';
import { DeferringOperation } from './deferring-operation';
import { CompiledOperation } from './prepared';

export interface GezhiEngineOptions {
  /** How each subgraph is reached, by the name it has in the supergraph. */
  readonly subgraphs: Readonly<Record<string, SubgraphConnection>>;
  /** How a subgraph is asked. Default: signed HTTP. Another way serves subgraphs of the same process. */
  readonly createClient?: (name: string, connection: SubgraphConnection) => SubgraphClient;
  /** Default: `@apollo/query-planner` in a thread of its own, with a deadline of 250 ms. */
  readonly createPlanner?: CreatePlanner;
  /** Bytes of planned and compiled operations kept at most, by estimate. Default 64 million: some 1,000 operations. */
  readonly cacheCapacity?: number;
  /** What is kept for one who follows a subscription and does not take it. */
  readonly streams?: Partial<StreamLimits>;
  /** Told what is done, for figures. */
  readonly observer?: EngineObserver;
}

const CACHE_CAPACITY = 64_000_000;

/** What a small compiled operation takes, and what each character of its text and plan adds. */
const BASE_BYTES = 30_000;
const BYTES_PER_CHARACTER = 8;

/** Executes operations as compiled programs over our own transport. */
export function createGezhiEngine(options: GezhiEngineOptions): Engine {
  const createPlanner = options.createPlanner ?? ((sdl) => new WorkerPlanner(sdl));
  const { observer, createClient = (name, to) => createSubgraphClient(name, to, observer) } =
    options;
  const shared = new SharedClients(options.subgraphs, createClient);
  return {
    async load(supergraphSdl) {
      const supergraph = loadSupergraph(supergraphSdl);
      const lease = shared.lease();
      try {
        for (const name of supergraph.subgraphs) lease.take(name);
        const planner = createPlanner(supergraph.sdl);
        const cache = new SegmentedCache<PreparedOperation | GraphQLError>({
          capacity: options.cacheCapacity ?? CACHE_CAPACITY,
        });
        const streams = { ...STREAM_LIMITS, ...options.streams };
        return new GezhiGraph(supergraph, lease, planner, cache, streams, options.observer);
      } catch (error) {
        await lease.release();
        throw error;
      }
    },
  };
}

class GezhiGraph implements Graph, GraphState {
  readonly schema;
  readonly subgraphs;
  readonly takesFiles = true;
  private readonly clients: ReadonlyMap<string, SubgraphClient>;
  /** Spares the text of a document that was prepared before. */
  private readonly byDocument = new WeakMap<DocumentNode, Map<string, PreparedOperation>>();
  private readonly underWay = new Map<string, Promise<PreparedOperation>>();

  constructor(
    private readonly supergraph: LoadedSupergraph,
    private readonly lease: Lease<SubgraphClient>,
    private readonly planner: Planner,
    private readonly cache: SegmentedCache<PreparedOperation | GraphQLError>,
    private readonly streams: StreamLimits,
    private readonly observer: EngineObserver | undefined,
  ) {
    this.schema = supergraph.schema;
    this.subgraphs = supergraph.subgraphs;
    this.clients = lease.clients;
    observer?.graphOpened(this);
  }

  get plansWaiting(): number {
    return this.underWay.size;
  }

  get plansKept(): number {
    return this.cache.size;
  }

  get planBytes(): number {
    return this.cache.weight;
  }

  async silentSubgraphs(): Promise<readonly string[]> {
    const clients = [...this.clients.values()];
    const ready = await Promise.all(clients.map((client) => client.isReady()));
    return clients.filter((_, index) => !ready[index]).map(({ name }) => name);
  }

  async prepare(
    document: DocumentNode,
    operationName?: string,
    observer?: OperationObserver,
  ): Promise<PreparedOperation> {
    const known = this.byDocument.get(document)?.get(operationName ?? '');
    if (known !== undefined) return known;
    const prepared = mayDefer(document)
      ? this.deferring(document, operationName)
      : await this.prepareAsWritten(document, operationName, observer);
    const operations = this.byDocument.get(document) ?? new Map<string, PreparedOperation>();
    operations.set(operationName ?? '', prepared);
    this.byDocument.set(document, operations);
    return prepared;
  }

  /** What may be answered in parts is planned for that, and for clients that want one answer, when either asks. */
  private deferring(document: DocumentNode, operationName?: string): PreparedOperation {
    if (!getOperationAST(document, operationName))
      throw new GraphQLError('The document has no such operation.');
    const whole = withoutDefer(document);
    return new DeferringOperation(
      (observer) => this.prepare(whole, operationName, observer),
      (observer) => this.prepareAsWritten(document, operationName, observer),
    );
  }

  private async prepareAsWritten(
    document: DocumentNode,
    operationName?: string,
    observer?: OperationObserver,
  ): Promise<PreparedOperation> {
    const own = operationDocument(document, operationName, this.supergraph.takenNames);
    const deciding = decidingVariables(own, this.supergraph.requiringFields);
    const prepared =
      deciding.length > 0
        ? this.decidedLater(document, operationName, deciding)
        : (this.found(own.text) ?? (await this.planOnce(own, observer)));
    if (prepared instanceof GraphQLError) throw prepared;
    return prepared;
  }

  async warmUp(operations: readonly string[], signal?: AbortSignal): Promise<number> {
    await this.planner.ready?.();
    let prepared = 0;
    for (const text of operations) {
      if (signal?.aborted === true) break;
      try {
        const document = parse(text, { noLocation: true });
        if (validate(this.schema, document).length > 0) continue;
        await this.prepareAsWritten(document);
        // Asked for once more, it is no longer one of those that a flood pushes out first.
        this.cache.get(text);
        prepared += 1;
      } catch {
        // What fitted another graph need not fit this one.
      }
    }
    return prepared;
  }

  hottestOperations(): readonly string[] {
    return this.cache.hottest();
  }

  async dispose(): Promise<void> {
    this.observer?.graphClosed(this);
    await this.planner.close();
    await this.lease.release();
  }

  private decidedLater(
    document: DocumentNode,
    operationName: string | undefined,
    deciding: readonly string[],
  ): PreparedOperation {
    const prepare = (decided: DocumentNode, observer?: OperationObserver) =>
      this.prepareAsWritten(decided, operationName, observer);
    return new DecidedOperation(this.schema, document, operationName, deciding, prepare);
  }

  /** The same operation asked for by many at once is planned once. */
  private planOnce(
    document: OperationDocument,
    observer: OperationObserver | undefined,
  ): Promise<PreparedOperation> {
    const { text } = document;
    const known = this.underWay.get(text);
    const planned =
      known ?? this.planAndCompile(document).finally(() => this.underWay.delete(text));
    if (known === undefined) {
      this.underWay.set(text, planned);
      if (this.observer !== undefined) tellPlanned(this.observer, planned);
    }
    if (observer !== undefined) tellPlanned(observer, planned);
    return planned;
  }

  private found(text: string): PreparedOperation | GraphQLError | undefined {
    const known = this.cache.get(text);
    if (known !== undefined) this.observer?.planFound();
    return known;
  }

  private async planAndCompile(document: OperationDocument): Promise<PreparedOperation> {
    const { text } = document;
    try {
      const planned = await this.planner.plan(plannedText(document));
      const plan = restoreRequired(planned, this.supergraph.required);
      if (plan.node === undefined && asksSubgraphs(document, this.schema))
        throw new Error('an empty plan');
      refuseRepeatedChanges(plan);
      const { supergraph, clients, streams } = this;
      const prepared = new CompiledOperation(supergraph, document, plan, clients, streams);
      const characters = text.length + JSON.stringify(plan).length;
      const weight = BASE_BYTES + BYTES_PER_CHARACTER * characters;
      this.cache.set(text, prepared, weight);
      return prepared;
    } catch (cause) {
      const refused = refusal(cause);
      // Sent again, it shall not cost again. What only had no time may have it later.
      if (refused.extensions.code !== 'PLANNER_BUSY') this.cache.set(text, refused, text.length);
      throw refused;
    }
  }
}

function tellPlanned(
  observer: EngineObserver | OperationObserver,
  planned: Promise<PreparedOperation>,
): void {
  const begunAt = performance.now();
  const tell = (outcome: PlanOutcome) => observer.planned(outcome, performance.now() - begunAt);
  planned.then(
    () => tell('PLANNED'),
    (error: GraphQLError) => tell(error.extensions.code as PlanOutcome),
  );
}

function refusal(cause: unknown): GraphQLError {
  const originalError = cause instanceof Error ? cause : new Error(String(cause));
  const code = cause instanceof PlanRefusedError ? cause.code : 'OPERATION_NOT_PLANNABLE';
  return new GraphQLError(`The operation cannot be planned: ${originalError.message}`, {
    extensions: { code },
    originalError,
  });
}

/** Whether anything is asked that this gateway cannot answer itself, whatever the variables are. */
function asksSubgraphs(
  { operation, fragments }: OperationDocument,
  schema: GraphQLSchema,
): boolean {
  const type = schema.getRootType(operation.operation);
  if (!type) return true;
  const collector = new FieldCollector(schema, new ConditionVariables(), fragments);
  const selections = [{ selection: operation.selectionSet, guard: [] }];
  const { fields, deferred } = collector.collectAll(type, selections);
  if (deferred.length > 0) return true;
  return [...fields.values()].some(([first]) => !first?.node.name.value.startsWith('__'));
}
