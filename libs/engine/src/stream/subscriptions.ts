import { GraphQLError, Kind } from 'graphql';
import type { ExecutionResult, FieldNode, ValueNode } from 'graphql';
import { jsonText } from '../compile/json-text';
import type { Program } from '../compile/program';
import type { Cancellation } from '../cancellation';
import type { AnswerText, Caller } from '../engine';
import { problemMessage } from '../engine-problems';
import { variablesText } from '../execute/execution';
import { rootFields } from '../plan/operation-document';
import type { OperationDocument } from '../plan/operation-document';
import type { StreamQuestion } from '../transport/event-stream';
import { shareKeyOf } from '../transport/share-key';
import type { SubgraphAnswer } from '../transport/subgraph-answer';
import type { SubgraphClient } from '../transport/subgraph-client';
import { streamOf } from './begun-later';
import { Source } from './source';
import type { StreamLimits } from './source';

type Variables = Readonly<Record<string, unknown>>;

export const STREAM_LIMITS: StreamLimits = {
  mostResults: 64,
  mostCharacters: 1_000_000,
  patience: 5_000,
};

const HOUR = 3_600_000;

/** The argument with which a subscription goes on after a place: those who name one must hear all that comes after. */
const PLACE_ARGUMENT = 'after';

export interface SubscriptionsOptions {
  readonly document: OperationDocument;
  readonly program: Program;
  readonly clients: ReadonlyMap<string, SubgraphClient>;
  readonly limits: StreamLimits;
  /** The client's answer to an event. */
  readonly answer: (
    event: SubgraphAnswer,
    variables: Variables,
    caller: Caller,
    signal: Cancellation,
  ) => Promise<AnswerText>;
}

/** Everybody who follows one prepared subscription; those for whom it is the same share one source. */
export class Subscriptions {
  private readonly sources = new Map<string, Source>();

  constructor(private readonly options: SubscriptionsOptions) {}

  subscribe(
    variables: Variables,
    caller: Caller,
    signal?: Cancellation,
  ): AsyncIterableIterator<ExecutionResult> {
    if (signal?.aborted) return streamOf<ExecutionResult>();
    const until = caller.until ?? endOfNextHour();
    const key = this.keyOf(variables, caller);
    const shared = this.sources.get(key);
    const source =
      shared !== undefined && this.mayJoin(shared, variables, until)
        ? shared
        : this.open(key, variables, caller, until);
    if (source === null) return streamOf({ errors: [notServed(caller)] });
    const subscriber = source.join();
    const listener = { handleEvent: () => void subscriber.return() };
    signal?.addEventListener('abort', listener, { once: true });
    return subscriber;
  }

  /** A source tells as long as its first caller's token; and not again what came before. */
  private mayJoin(source: Source, variables: Variables, until: Date): boolean {
    if (source.until < until) return false;
    return !source.hasBegun || !this.namesPlace(variables);
  }

  private open(key: string, variables: Variables, caller: Caller, until: Date): Source | null {
    const { program, clients, limits, answer } = this.options;
    const [step] = program.steps;
    if (step === undefined) throw new Error('A subscription without a source.');
    const { service } = step;
    const client = clients.get(service);
    if (client?.follow === undefined) return null;
    const { head, tail } = step.body(0);
    const question = JSON.parse(head + variablesText(step, variables) + tail) as StreamQuestion;
    const source = new Source({
      service,
      caller,
      until,
      limits,
      open: (receiver) => client.follow!(question, caller, until, receiver),
      answer: (event, signal) => answer(event, variables, caller, signal),
      onOver: (over) => {
        if (this.sources.get(key) === over) this.sources.delete(key);
      },
    });
    this.sources.set(key, source);
    return source;
  }

  private keyOf(variables: Variables, caller: Caller): string {
    const { variableDefinitions = [] } = this.options.document.operation;
    const given = variableDefinitions.map(({ variable }) => variables[variable.name.value]);
    return shareKeyOf(caller) + jsonText(given.map((value) => value ?? null));
  }

  private namesPlace(variables: Variables): boolean {
    return rootFields(this.options.document).some((field) => {
      const value = placeOf(field);
      if (value === undefined || value.kind === Kind.NULL) return false;
      if (value.kind !== Kind.VARIABLE) return true;
      const { defaults } = this.options.program;
      const name = value.name.value;
      const given = variables[name] === undefined ? defaults[name] : variables[name];
      return given !== undefined && given !== null;
    });
  }
}

/** The same for all who come within an hour, so that they may share. */
function endOfNextHour(): Date {
  return new Date((Math.floor(Date.now() / HOUR) + 2) * HOUR);
}

function placeOf({ arguments: given = [] }: FieldNode): ValueNode | undefined {
  return given.find(({ name }) => name.value === PLACE_ARGUMENT)?.value;
}

function notServed({ language }: Caller): GraphQLError {
  const message = problemMessage('SUBSCRIPTION_NOT_SERVED', language);
  return new GraphQLError(message, { extensions: { code: 'SUBSCRIPTION_NOT_SERVED' } });
}
