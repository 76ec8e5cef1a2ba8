import { getOperationAST, getVariableValues, GraphQLError } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { Cancellation } from '../cancellation';
import type { AnswerInParts, AnswerText, Caller, PreparedOperation } from '../engine';
import type { OperationObserver } from '../observer';
import { begunLater, streamOf } from '../stream/begun-later';
import type { IncomingFiles } from '../upload/incoming-files';
import { withDecided } from '../plan/deciding-variables';

const MOST_VARIABLE_ERRORS = 50;

type Variables = Readonly<Record<string, unknown>>;

/**
 * An operation that is planned when its variables are known, once for each set of values of the few
 * that decide what the plan must be (`decidingVariables`).
 */
export class DecidedOperation implements PreparedOperation {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
    private readonly operationName: string | undefined,
    private readonly deciding: readonly string[],
    private readonly prepare: (
      document: DocumentNode,
      observer?: OperationObserver,
    ) => Promise<PreparedOperation>,
  ) {}

  async execute(
    variables: Variables,
    caller: Caller,
    signal?: Cancellation,
    files?: IncomingFiles,
  ): Promise<ExecutionResult> {
    const decided = await this.decide(variables, caller);
    if (Array.isArray(decided)) return { errors: decided };
    return decided.execute(variables, caller, signal, files);
  }

  async executeText(
    variables: Variables,
    caller: Caller,
    signal?: Cancellation,
    files?: IncomingFiles,
  ): Promise<AnswerText> {
    const decided = await this.decide(variables, caller);
    if (Array.isArray(decided)) return { errors: decided };
    const answer = await decided.executeText?.(variables, caller, signal, files);
    if (answer === undefined) throw new Error('Our own operations give text.');
    return answer;
  }

  async executeInParts(
    variables: Variables,
    caller: Caller,
    signal?: Cancellation,
  ): Promise<AnswerInParts> {
    const decided = await this.decide(variables, caller);
    if (Array.isArray(decided)) return { errors: decided };
    const answer = await decided.executeInParts?.(variables, caller, signal);
    if (answer === undefined) throw new Error('Our own operations give parts.');
    return answer;
  }

  subscribe(
    variables: Variables,
    caller: Caller,
    signal?: Cancellation,
  ): AsyncIterableIterator<ExecutionResult> {
    const begin = async () => {
      const decided = await this.decide(variables, caller);
      if (Array.isArray(decided)) return streamOf<ExecutionResult>({ errors: decided });
      const stream = decided.subscribe?.(variables, caller, signal);
      if (stream === undefined) throw new Error('Our own operations give streams.');
      return stream;
    };
    return begunLater(begin, (result) => result);
  }

  /** What may be planned for these variables, or why nothing is executed. */
  private async decide(
    variables: Variables,
    { observer }: Caller,
  ): Promise<PreparedOperation | GraphQLError[]> {
    const definitions = getOperationAST(this.document, this.operationName)?.variableDefinitions;
    const options = { maxErrors: MOST_VARIABLE_ERRORS };
    const given = getVariableValues(this.schema, definitions ?? [], variables, options);
    if (given.errors !== undefined) return [...given.errors];
    const values = new Map(this.deciding.map((name) => [name, given.coerced[name] === true]));
    try {
      return await this.prepare(withDecided(this.document, values), observer);
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
  }
}
