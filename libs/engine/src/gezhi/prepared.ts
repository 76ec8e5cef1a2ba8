import { prettyFormatQueryPlan } from '@apollo/query-planner';
import type { QueryPlan } from '@apollo/query-planner';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { ExecutionResult } from 'graphql';
import { compileProgram } from '../compile/compile-program';
import type { Program } from '../compile/program';
import { VariableCheck } from '../compile/variable-check';
import { CarefulNotes, QuickNotes } from '../compile/writing-notes';
import type { Cancellation } from '../cancellation';
import type { AnswerInParts, AnswerText, Caller, PreparedOperation } from '../engine';
import { Execution } from '../execute/execution';
import type { Fetched } from '../execute/execution';
import { PartedExecution } from '../execute/parted-execution';
import type { OperationDocument } from '../plan/operation-document';
import type { LoadedSupergraph } from '../supergraph/load-supergraph';
import type { SubgraphClient } from '../transport/subgraph-client';
import { answerInParts } from './answer-in-parts';
import { explain } from './explain';
import { streamOf } from '../stream/begun-later';
import { STREAM_LIMITS, Subscriptions } from '../stream/subscriptions';
import type { StreamLimits } from '../stream/source';
import { fileStep } from '../upload/file-step';
import type { IncomingFiles } from '../upload/incoming-files';
import { Introspection } from './introspection';

const MOST_WRITING_ERRORS = 1_000;

/** An operation that has been planned and compiled. */
export class CompiledOperation implements PreparedOperation {
  private readonly program: Program;
  private readonly variables: VariableCheck;
  private readonly introspection: Introspection;
  private readonly subscriptions: Subscriptions;

  constructor(
    supergraph: LoadedSupergraph,
    private readonly document: OperationDocument,
    private readonly plan: QueryPlan,
    private readonly clients: ReadonlyMap<string, SubgraphClient>,
    limits: StreamLimits = STREAM_LIMITS,
  ) {
    const introspection = new Introspection(supergraph.schema, document);
    this.introspection = introspection;
    this.variables = new VariableCheck(
      supergraph.schema,
      document.operation.variableDefinitions ?? [],
    );
    this.program = compileProgram({
      plan,
      operation: document.operation,
      fragments: document.fragments,
      schema: supergraph.schema,
      whole: supergraph.whole,
      clientName: document.clientName,
      introspection: (name) => introspection.numberOf(name),
      blocks: document.labels.length,
    });
    const { program } = this;
    this.subscriptions = new Subscriptions({
      document,
      program,
      clients,
      limits,
      answer: async (event, variables, caller, signal) => {
        const request = { program, clients, variables, caller, signal, event };
        return this.write(await new Execution(request).run(), variables);
      },
    });
  }

  subscribe(
    variables: Readonly<Record<string, unknown>>,
    caller: Caller,
    signal?: Cancellation,
  ): AsyncIterableIterator<ExecutionResult> {
    const errors = this.variables.errors(variables);
    if (errors !== undefined) return streamOf({ errors });
    return this.subscriptions.subscribe(variables, caller, signal);
  }

  async execute(
    variables: Readonly<Record<string, unknown>>,
    caller: Caller,
    signal?: Cancellation,
    files?: IncomingFiles,
  ): Promise<ExecutionResult> {
    const { data, errors } = await this.executeText(variables, caller, signal, files);
    if (data === undefined) return { errors };
    const result = data === null ? null : (JSON.parse(data) as Record<string, unknown>);
    return errors.length === 0 ? { data: result } : { errors, data: result };
  }

  async executeText(
    variables: Readonly<Record<string, unknown>>,
    caller: Caller,
    signal?: Cancellation,
    files?: IncomingFiles,
  ): Promise<AnswerText> {
    const { program, clients } = this;
    if (program.operationType === OperationTypeNode.SUBSCRIPTION) throw needsStream();
    if (program.blocks > 1) throw new Error('The operation was prepared to be answered in parts.');
    const errors = this.variables.errors(variables);
    if (errors !== undefined) return { errors };
    const uploads = files && fileStep(program, files, caller.language);
    if (uploads instanceof GraphQLError) return { errors: [uploads] };
    const request = { program, clients, variables, caller, signal, uploads };
    const fetched = await new Execution(request).run();
    return this.write(fetched, variables);
  }

  async executeInParts(
    variables: Readonly<Record<string, unknown>>,
    caller: Caller,
    signal?: Cancellation,
  ): Promise<AnswerInParts> {
    const { program, clients } = this;
    if (program.blocks === 1) return this.executeText(variables, caller, signal);
    const errors = this.variables.errors(variables);
    if (errors !== undefined) return { errors };
    const execution = new PartedExecution({ program, clients, variables, caller, signal });
    return answerInParts(execution, {
      program,
      labels: this.document.labels,
      conditions: this.conditionsOf(variables),
      introspection: this.introspection.answer(variables),
    });
  }

  /** Plan, steps and generated source, for people. */
  explain(): string {
    return explain(prettyFormatQueryPlan(this.plan), this.program);
  }

  private conditionsOf(variables: Readonly<Record<string, unknown>>): readonly boolean[] {
    const { conditions, defaults } = this.program;
    return conditions.map((name) => {
      const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
      return (given === undefined ? defaults[name] : given) === true;
    });
  }

  private write(
    { root, errors }: Fetched,
    variables: Readonly<Record<string, unknown>>,
  ): AnswerText {
    const { program } = this;
    const conditions = this.conditionsOf(variables);
    const introspection = this.introspection.answer(variables);
    const notes = new QuickNotes(conditions, introspection);
    try {
      const data = program.write(root, notes);
      if (!notes.flawed) return { data, errors };
      const hasErrors = errors.length > 0;
      const careful = new CarefulNotes(conditions, introspection, hasErrors, MOST_WRITING_ERRORS);
      program.writeCarefully(root, careful);
      return { data, errors: [...errors, ...careful.errors] };
    } catch (error) {
      // Lists nested deeper than the stack, which no type allows and only a hostile subgraph sends.
      const extensions = { code: 'SUBGRAPH_INVALID_ANSWER' };
      const originalError = error instanceof Error ? error : undefined;
      const own = new GraphQLError('The answer cannot be written.', { extensions, originalError });
      return { data: null, errors: [...errors, own] };
    }
  }
}

function needsStream(): GraphQLError {
  return new GraphQLError('A subscription is answered as a stream.', {
    extensions: { code: 'SUBSCRIPTION_NEEDS_STREAM' },
  });
}
