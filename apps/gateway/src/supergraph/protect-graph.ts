import { begunLater, streamOf } from '@gezhi/engine';
import type {
  AnswerInParts,
  AnswerText,
  Caller,
  Graph,
  OperationObserver,
  PreparedOperation,
} from '@gezhi/engine';
import { createFieldGuard, refusalTeller, UNAUTHORIZED } from '@gezhi/field-rules';
import type {
  CheckedOperation,
  FieldRules,
  OperationPart,
  RefusedField,
  TellRefusal,
} from '@gezhi/field-rules';
import { isSignedIn } from '@gezhi/identity';
import type { Actor, PolicyCatalogue } from '@gezhi/identity';
import { getOperationAST, GraphQLError } from 'graphql';
import type { DocumentNode, ExecutionResult } from 'graphql';
import { codedError } from '../coded-error';
import { settledInParts } from './settle-in-parts';

/** What becomes of an operation that asks for something refused. */
export type RefusalMode =
  /** The refused fields are null, each with an error; the rest is answered. */
  | 'NULL'
  /** Nothing is answered: 401 for who has not signed in, 403 otherwise. */
  | 'OPERATION';

export interface ProtectionOptions {
  readonly policies: PolicyCatalogue;
  /** Default NULL. */
  readonly mode?: RefusalMode;
  /** Told of every refusal, while the caller waits: for the log and the departments' trails. */
  readonly onRefusal?: (
    caller: Caller,
    coordinates: readonly string[],
    operationName?: string,
  ) => void;
}

/** Parts of one operation that are made ready beforehand; few have more. */
const MOST_ASKERS = 8;

/** A graph that shows every caller what the rules allow; see libs/field-rules. */
export function protectGraph(graph: Graph, rules: FieldRules, options: ProtectionOptions): Graph {
  const guard = createFieldGuard({ schema: graph.schema, rules, policies: options.policies });
  const prepared = new WeakMap<DocumentNode, Map<string, PreparedOperation>>();

  async function prepare(
    document: DocumentNode,
    name?: string,
    observer?: OperationObserver,
  ): Promise<PreparedOperation> {
    const checked = guard.check(document, name);
    if (checked.isPublic) return graph.prepare(document, name, observer);
    return protectOperation(graph, document, name, checked, options);
  }

  return {
    schema: graph.schema,
    subgraphs: graph.subgraphs,
    takesFiles: graph.takesFiles,
    silentSubgraphs: () => graph.silentSubgraphs(),
    warmUp: graph.warmUp?.bind(graph),
    hottestOperations: graph.hottestOperations?.bind(graph),
    dispose: () => graph.dispose(),
    async prepare(document, operationName, observer) {
      const operations = prepared.get(document) ?? new Map<string, PreparedOperation>();
      prepared.set(document, operations);
      const known =
        operations.get(operationName ?? '') ?? (await prepare(document, operationName, observer));
      operations.set(operationName ?? '', known);
      return known;
    },
  };
}

function protectOperation(
  graph: Graph,
  document: DocumentNode,
  name: string | undefined,
  checked: CheckedOperation,
  options: ProtectionOptions,
): PreparedOperation {
  const ownName = getOperationAST(document, name)?.name?.value;
  /** One caller for each part that was asked for, so that another graph can be made ready for the same. */
  const askers = new Map<OperationPart | null, Actor>();

  function partFor(actor: Actor): OperationPart | null {
    const part = checked.partFor(actor);
    if (!askers.has(part) && askers.size < MOST_ASKERS) askers.set(part, actor);
    return part;
  }

  /** What is answered without asking anybody, or how refusals are told in what is asked. */
  function decide(
    part: OperationPart,
    [variables, caller]: Parameters<PreparedOperation['execute']>,
    inParts = false,
  ): { readonly answer: ExecutionResult } | { readonly tell: TellRefusal } {
    const refused = part.refused(variables);
    if (refused.length > 0) {
      const coordinates = new Set(refused.map(({ coordinate }) => coordinate));
      options.onRefusal?.(caller, [...coordinates], ownName);
      if (options.mode === 'OPERATION') {
        return { answer: { errors: [refuseOperation(refused, caller)] } };
      }
    }
    const tell = refusalTeller(caller.language);
    const local = part.answerLocally(variables, tell, { inParts });
    return local ? { answer: local } : { tell };
  }

  async function executePart(
    part: OperationPart,
    ...given: Parameters<PreparedOperation['execute']>
  ): Promise<ExecutionResult> {
    const decided = decide(part, given);
    if ('answer' in decided) return decided.answer;
    const operation = await graph.prepare(part.document, name, given[1].observer);
    return part.settle(await operation.execute(...given), decided.tell);
  }

  async function begin(
    prepared: Promise<PreparedOperation>,
    ...given: Parameters<PreparedOperation['execute']>
  ): Promise<AsyncIterator<ExecutionResult>> {
    const operation = await prepared;
    const [variables, caller, signal] = given;
    if (operation.subscribe) return operation.subscribe(variables, caller, signal);
    return streamOf({ errors: [notServed(caller)] });
  }

  return {
    askers: () => [...askers.values()],
    async prepareFor(actors) {
      for (const actor of actors) {
        await graph.prepare(checked.partFor(actor)?.document ?? document, name);
      }
    },
    subscribe(variables, caller, signal) {
      const part = partFor(caller.actor);
      const given: Parameters<PreparedOperation['execute']> = [variables, caller, signal];
      if (!part)
        return begunLater(
          () => begin(graph.prepare(document, name), ...given),
          (told) => told,
        );
      const decided = decide(part, given);
      if ('answer' in decided) return streamOf(decided.answer);
      return begunLater(
        () => begin(graph.prepare(part.document, name), ...given),
        (told: ExecutionResult) => part.settle(told, decided.tell),
      );
    },
    async execute(variables, caller, signal, files) {
      const part = partFor(caller.actor);
      if (part) return executePart(part, variables, caller, signal, files);
      const operation = await graph.prepare(document, name, caller.observer);
      return operation.execute(variables, caller, signal, files);
    },
    async executeText(variables, caller, signal, files) {
      const part = partFor(caller.actor);
      if (!part) {
        const operation = await graph.prepare(document, name, caller.observer);
        if (operation.executeText) return operation.executeText(variables, caller, signal, files);
        return textOf(await operation.execute(variables, caller, signal, files));
      }
      return textOf(await executePart(part, variables, caller, signal, files));
    },
    async executeInParts(...given) {
      const part = partFor(given[1].actor);
      const { observer } = given[1];
      if (!part) return inPartsOrWhole(await graph.prepare(document, name, observer), given);
      const decided = decide(part, given, true);
      if ('answer' in decided) return textOf(decided.answer);
      const operation = await graph.prepare(part.document, name, observer);
      const answer = await inPartsOrWhole(operation, given);
      return settledInParts(answer, part.settleParts(decided.tell));
    },
  };
}

/** Engines that give no parts answer at once. */
async function inPartsOrWhole(
  operation: PreparedOperation,
  given: Parameters<PreparedOperation['execute']>,
): Promise<AnswerInParts> {
  const [variables, caller, signal] = given;
  if (operation.executeInParts) return operation.executeInParts(variables, caller, signal);
  if (operation.executeText) return operation.executeText(...given);
  return textOf(await operation.execute(...given));
}

function notServed({ language }: Caller): GraphQLError {
  return codedError('SUBSCRIPTION_NOT_SERVED', {}, language, 400);
}

function textOf({ data, errors = [] }: ExecutionResult): AnswerText {
  if (data === undefined) return { errors };
  return { data: data === null ? null : JSON.stringify(data), errors };
}

function refuseOperation(refused: readonly RefusedField[], caller: Caller): GraphQLError {
  const [first] = refused;
  const told = first && refusalTeller(caller.language)(first, [], 0);
  return new GraphQLError(told?.message ?? '', {
    extensions: {
      code: UNAUTHORIZED,
      refused: refused.map(({ coordinate, missing }) => ({ coordinate, missing })),
      http: { status: isSignedIn(caller.actor) ? 403 : 401 },
    },
  });
}
