import { GraphQLError } from 'graphql';
import type { ExecutionResult } from 'graphql';
import type { Cancellation } from '../cancellation';
import type { AnswerInParts, AnswerText, Caller, PreparedOperation } from '../engine';
import type { OperationObserver } from '../observer';
import { begunLater, streamOf } from '../stream/begun-later';

type Variables = Readonly<Record<string, unknown>>;
type Prepare = (observer: OperationObserver | undefined) => Promise<PreparedOperation>;

/** Codes of operations that may be plannable when nothing of them is answered later. */
const TOO_MUCH = ['OPERATION_NOT_PLANNABLE', 'OPERATION_TOO_COMPLEX'];

/**
 * An operation of which something may be answered later. It has two plans, each made when it is first asked for in
 * that way: one answer is fetched with fewer requests when nothing of it must come early.
 */
export class DeferringOperation implements PreparedOperation {
  private whole: PreparedOperation | null = null;
  private inParts: PreparedOperation | null = null;

  constructor(
    private readonly prepareWhole: Prepare,
    private readonly prepareInParts: Prepare,
  ) {}

  async execute(
    variables: Variables,
    caller: Caller,
    signal?: Cancellation,
  ): Promise<ExecutionResult> {
    const whole = await this.wholeOrErrors(caller);
    return Array.isArray(whole) ? { errors: whole } : whole.execute(variables, caller, signal);
  }

  async executeText(
    variables: Variables,
    caller: Caller,
    signal?: Cancellation,
  ): Promise<AnswerText> {
    const whole = await this.wholeOrErrors(caller);
    if (Array.isArray(whole)) return { errors: whole };
    const answer = await whole.executeText?.(variables, caller, signal);
    if (answer === undefined) throw new Error('Our own operations give text.');
    return answer;
  }

  async executeInParts(
    variables: Variables,
    caller: Caller,
    signal?: Cancellation,
  ): Promise<AnswerInParts> {
    const prepared = await orErrors(
      async () => (this.inParts ??= await this.prepareInParts(caller.observer)),
    );
    if (Array.isArray(prepared)) {
      // Nobody has to answer later: what cannot be planned in parts is answered at once.
      if (mayBePlannedWhole(prepared)) return this.executeText(variables, caller, signal);
      return { errors: prepared };
    }
    const answer = await prepared.executeInParts?.(variables, caller, signal);
    if (answer === undefined) throw new Error('Our own operations give parts.');
    if (answer.data === undefined && mayBePlannedWhole(answer.errors))
      return this.executeText(variables, caller, signal);
    return answer;
  }

  subscribe(
    variables: Variables,
    caller: Caller,
    signal?: Cancellation,
  ): AsyncIterableIterator<ExecutionResult> {
    const begin = async () => {
      const whole = await this.wholeOrErrors(caller);
      if (Array.isArray(whole)) return streamOf<ExecutionResult>({ errors: whole });
      const stream = whole.subscribe?.(variables, caller, signal);
      if (stream === undefined) throw new Error('Our own operations give streams.');
      return stream;
    };
    return begunLater(begin, (result) => result);
  }

  explain(): string {
    const forms = { whole: this.whole, 'in parts': this.inParts };
    return Object.entries(forms)
      .map(
        ([form, prepared]) => `# Answered ${form}\n${prepared?.explain?.() ?? 'Not planned yet.'}`,
      )
      .join('\n\n');
  }

  private wholeOrErrors({ observer }: Caller): Promise<PreparedOperation | GraphQLError[]> {
    return orErrors(async () => (this.whole ??= await this.prepareWhole(observer)));
  }
}

async function orErrors(
  prepare: () => Promise<PreparedOperation>,
): Promise<PreparedOperation | GraphQLError[]> {
  try {
    return await prepare();
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

function mayBePlannedWhole(errors: readonly GraphQLError[]): boolean {
  return errors.some(({ extensions }) => TOO_MUCH.includes(String(extensions.code)));
}
