import type { GraphQLError } from 'graphql';
import type { StepProgram } from '../compile/program';
import type { Block } from '../plan/defer';
import { Execution } from './execution';
import type { ExecutionRequest, Fetched } from './execution';

/** Errors one part reports at most. */
const MOST_ERRORS = 1_000;

/**
 * An operation of which parts are answered later. All of it is under way at once, what is for later too as soon as
 * what it builds on is there; the beginning waits for nothing of what follows.
 */
export class PartedExecution extends Execution {
  private readonly stepsLeft: number[];
  private readonly errorsOf: readonly GraphQLError[][];
  private readonly beginning = Promise.withResolvers<Fetched>();
  private changed = Promise.withResolvers<void>();

  constructor(request: ExecutionRequest) {
    super(request);
    const { blocks, steps } = request.program;
    this.stepsLeft = new Array<number>(blocks).fill(0);
    this.errorsOf = Array.from({ length: blocks }, () => []);
    for (const { block } of steps) this.stepsLeft[block] = (this.stepsLeft[block] ?? 0) + 1;
  }

  /** Gives what is answered at once. Never rejects. */
  override run(): Promise<Fetched> {
    if (this.hasEnded(0)) this.giveBeginning();
    void super.run();
    return this.beginning.promise;
  }

  hasEnded(block: Block): boolean {
    return this.stepsLeft[block] === 0;
  }

  /** What went wrong for a part that has ended. */
  errorsIn(block: Block): readonly GraphQLError[] {
    return this.errorsOf[block] ?? [];
  }

  /** Waits until another part has ended. */
  change(): Promise<void> {
    return this.changed.promise;
  }

  /** Nobody waits for the rest. */
  abandon(): void {
    this.cancel();
  }

  protected override add(error: GraphQLError, step: StepProgram | null): void {
    for (let block = 0; block < this.stepsLeft.length; block += 1) {
      const concerns = step === null ? !this.hasEnded(block) : block === step.block;
      const errors = this.errorsOf[block];
      if (concerns && errors !== undefined && errors.length < MOST_ERRORS) errors.push(error);
    }
  }

  protected override ended(step: StepProgram): void {
    super.ended(step);
    if (this.cancelled) return;
    const left = (this.stepsLeft[step.block] ?? 0) - 1;
    this.stepsLeft[step.block] = left;
    if (left === 0) this.changedIn(step.block);
  }

  protected override cancel(): void {
    super.cancel();
    if (!this.cancelled) return;
    const isBegun = this.hasEnded(0);
    this.stepsLeft.fill(0);
    this.changedIn(isBegun ? 1 : 0);
  }

  private changedIn(block: Block): void {
    if (block === 0) this.giveBeginning();
    const { resolve } = this.changed;
    this.changed = Promise.withResolvers<void>();
    resolve();
  }

  private giveBeginning(): void {
    this.beginning.resolve({ root: this.root, errors: [...this.errorsIn(0)] });
  }
}
