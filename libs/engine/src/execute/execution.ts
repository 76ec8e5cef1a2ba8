import type { GraphQLError } from 'graphql';
import { jsonText } from '../compile/json-text';
import type { Program, StepProgram, Target } from '../compile/program';
import type { Cancellation, CancellationListener } from '../cancellation';
import type { Caller } from '../engine';
import type { FetchObserver, FetchOutcome } from '../observer';
import type { SubgraphAnswer } from '../transport/subgraph-answer';
import type { Call, SubgraphClient, Waiter } from '../transport/subgraph-client';
import { SubgraphError } from '../transport/subgraph-error';
import type { StepFiles } from '../upload/file-step';
import { GatheredPart, RepresentationList } from './representation-list';
import { clientErrors, stepPath } from './subgraph-errors';
import type { AskedList } from './subgraph-errors';

export interface ExecutionRequest {
  readonly program: Program;
  readonly clients: ReadonlyMap<string, SubgraphClient>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  readonly signal: Cancellation | undefined;
  /** What the source of a subscription told: the answer of the first step, which is not asked then. */
  readonly event?: SubgraphAnswer;
  /** Files, and the step that sends them on. */
  readonly uploads?: StepFiles | undefined;
}

/** Data as fetched and merged, with what went wrong meanwhile. */
export interface Fetched {
  readonly root: Target;
  readonly errors: GraphQLError[];
}

interface Asked {
  readonly lists: readonly AskedList[];
  readonly sizes: readonly number[];
  /** Objects a root fetch that is not at the root adds to. */
  readonly targets: readonly Target[];
}

/** Errors one operation reports at most. */
const MOST_ERRORS = 1_000;

function tellNobody(): void {}

/** One operation being executed: its steps are started as soon as those before them have ended. */
export class Execution implements Waiter, CancellationListener {
  protected readonly root: Target;
  private readonly errors: GraphQLError[] = [];
  private readonly waiting: number[];
  private readonly asked: (Asked | undefined)[];
  private readonly calls: (Call | undefined)[];
  private left: number;
  private visit = 0;
  /** Of the steps under way, where the operation is traced. */
  private observed: (FetchObserver | undefined)[] | null = null;
  protected cancelled = false;
  private resolve: (fetched: Fetched) => void = tellNobody;

  constructor(protected readonly request: ExecutionRequest) {
    const { steps } = request.program;
    this.root = request.program.createRoot();
    this.waiting = steps.map(({ waitsFor }) => waitsFor);
    this.asked = new Array<Asked | undefined>(steps.length).fill(undefined);
    this.calls = new Array<Call | undefined>(steps.length).fill(undefined);
    this.left = steps.length;
  }

  /** Never rejects: failures are errors beside the data. */
  run(): Promise<Fetched> {
    return new Promise((resolve) => {
      this.resolve = resolve;
      const { program, signal } = this.request;
      if (this.left === 0) this.finish();
      else if (signal?.aborted) this.cancel();
      else {
        signal?.addEventListener('abort', this, { once: true });
        for (const step of program.steps) if (step.waitsFor === 0) this.start(step);
      }
    });
  }

  answered(id: number, answer: SubgraphAnswer): void {
    if (this.cancelled) return;
    const step = this.stepOf(id);
    const asked = this.asked[id];
    this.calls[id] = undefined;
    if (this.observed !== null) this.tell(id, answer.errors.length === 0 ? 'OK' : 'ERRORS');
    if (asked !== undefined) {
      try {
        this.merge(step, asked, answer);
      } catch (error) {
        // Nested deeper than anything honest, or a shape nobody thought of.
        this.note(step, asked, invalid(step, 'cannot be merged', error));
      }
    }
    this.ended(step);
  }

  failed(id: number, error: SubgraphError): void {
    if (this.cancelled) return;
    const step = this.stepOf(id);
    this.calls[id] = undefined;
    if (this.observed !== null) this.tell(id, error.code);
    this.note(step, this.asked[id], error);
    this.ended(step);
  }

  /** Told by the cancellation. A listener that is an object needs no closure for each request. */
  handleEvent(): void {
    this.cancel();
  }

  private stepOf(id: number): StepProgram {
    const step = this.request.program.steps[id];
    if (step === undefined) throw new RangeError(`There is no step ${id}.`);
    return step;
  }

  private start(step: StepProgram): void {
    if (!this.applies(step)) {
      this.ended(step);
      return;
    }
    let body: string | null = null;
    try {
      body = step.root === null ? this.gatherLists(step) : this.gatherRoot(step);
    } catch (error) {
      this.note(step, undefined, invalid(step, 'cannot be asked', error));
    }
    const { event } = this.request;
    if (event !== undefined && step.id === 0) {
      // Later, as any answer.
      queueMicrotask(() => this.answered(step.id, event));
      return;
    }
    const client = this.request.clients.get(step.service);
    if (body === null || client === undefined) {
      this.ended(step);
      return;
    }
    const { uploads } = this.request;
    const files = uploads?.step === step.id ? uploads.files : undefined;
    const asker = this.callerOf(step);
    this.calls[step.id] = client.ask(body, step.isMutation, asker, this, step.id, files);
  }

  /** Who asks: a traced operation under the trace of this step. */
  private callerOf(step: StepProgram): Caller {
    const { caller } = this.request;
    if (caller.observer === undefined) return caller;
    const sizes = this.asked[step.id]?.sizes ?? [];
    const entities = step.root === null ? sizes.reduce((all, size) => all + size, 0) : null;
    const fetch = caller.observer.fetchBegun(step.service, entities);
    this.observed ??= [];
    this.observed[step.id] = fetch;
    return { ...caller, traceparent: fetch.traceparent };
  }

  private tell(id: number, outcome: FetchOutcome): void {
    this.observed?.[id]?.ended(outcome);
    if (this.observed !== null) this.observed[id] = undefined;
  }

  private applies({ conditions }: StepProgram): boolean {
    return conditions.every(({ variable, value }) => this.condition(variable) === value);
  }

  private condition(name: string): boolean {
    const { variables, program } = this.request;
    const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
    return (given === undefined ? program.defaults[name] : given) === true;
  }

  /** The body of a root fetch; null when there is no object it could add to. */
  private gatherRoot(step: StepProgram): string | null {
    const { root } = step;
    if (root === null) return null;
    const gathered = new GatheredPart();
    if (root.path.length === 0) gathered.add(this.root, 0);
    else root.gather(this.root, null, gathered, (this.visit += 1));
    if (gathered.targets.length === 0) return null;
    this.asked[step.id] = { lists: [], sizes: [], targets: gathered.targets };
    const { head, tail } = step.body(0);
    return head + this.variables(step) + tail;
  }

  /** The body of a request for entities; null when there are none to ask about. */
  private gatherLists(step: StepProgram): string | null {
    const lists: AskedList[] = [];
    const sizes: number[] = [];
    let bits = 0;
    let representations = '';
    for (let index = 0; index < step.lists.length; index += 1) {
      const list = step.lists[index];
      if (list === undefined) continue;
      const found = new RepresentationList();
      const parts = list.parts.map((part) => {
        const gathered = new GatheredPart();
        part.gather(this.root, found, gathered, (this.visit += 1));
        return { path: part.path, gathered };
      });
      lists.push({ answer: list.answer, parts });
      sizes.push(found.size);
      const isAlwaysAsked = index >= 20;
      if (found.size === 0 && !isAlwaysAsked) continue;
      if (!isAlwaysAsked) bits |= 1 << index;
      representations += `${representations === '' ? '' : ','}${list.variable}[${found.text}]`;
    }
    if (sizes.every((size) => size === 0)) return null;
    this.asked[step.id] = { lists, sizes, targets: [] };
    const { head, tail } = step.body(bits);
    const variables = this.variables(step);
    return head + variables + (variables === '' ? '' : ',') + representations + tail;
  }

  private variables(step: StepProgram): string {
    return variablesText(step, this.request.variables);
  }

  private merge(step: StepProgram, asked: Asked, { data, errors }: SubgraphAnswer): void {
    for (const error of errors) {
      const place = { program: this.request.program, step, root: this.root, lists: asked.lists };
      for (const each of clientErrors(error, place)) this.add(each, step);
    }
    if (data === null) return;
    if (step.root !== null) {
      for (const target of asked.targets) step.root.merge(target, data);
      return;
    }
    asked.lists.forEach(({ answer, parts }, index) => {
      const size = asked.sizes[index] ?? 0;
      if (size === 0) return;
      const entities = Object.hasOwn(data, answer) ? data[answer] : undefined;
      if (entities === null && errors.length > 0) return;
      if (!Array.isArray(entities) || entities.length !== size) {
        this.note(step, asked, invalid(step, `not a list of ${size} entities`));
        return;
      }
      let wrong = 0;
      parts.forEach(({ gathered }, part) => {
        wrong += step.lists[index]?.parts[part]?.join(gathered, entities) ?? 0;
      });
      if (wrong > 0) this.note(step, asked, invalid(step, `${wrong} entities are no objects`));
    });
  }

  private note(step: StepProgram, asked: Asked | undefined, error: SubgraphError): void {
    const { program, caller } = this.request;
    const path = stepPath({ program, step, lists: asked?.lists ?? [] });
    this.add(error.toGraphQLError(caller.language, path), step);
  }

  /** @param _step what went wrong; null: all that is under way */
  protected add(error: GraphQLError, _step: StepProgram | null): void {
    if (this.errors.length < MOST_ERRORS) this.errors.push(error);
  }

  protected ended(step: StepProgram): void {
    this.left -= 1;
    if (this.left === 0) {
      this.finish();
      return;
    }
    for (const id of step.before) {
      const left = (this.waiting[id] ?? 0) - 1;
      this.waiting[id] = left;
      if (left === 0) this.start(this.stepOf(id));
    }
  }

  /** The client went away: calls under way are left, nothing new is begun. */
  protected cancel(): void {
    if (this.cancelled || this.left === 0) return;
    this.cancelled = true;
    for (const call of this.calls) call?.leave(this);
    this.observed?.forEach((fetch) => fetch?.ended('REQUEST_CANCELLED'));
    const error = new SubgraphError('REQUEST_CANCELLED', 'gateway', 'cancelled');
    this.add(error.toGraphQLError(this.request.caller.language), null);
    this.finish();
  }

  private finish(): void {
    this.request.signal?.removeEventListener('abort', this);
    this.resolve({ root: this.root, errors: this.errors });
  }
}

/** The members of the object of variables a step is sent. */
export function variablesText(
  { variables: names }: StepProgram,
  given: Readonly<Record<string, unknown>>,
): string {
  let text = '';
  for (const name of names) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value !== undefined) text += `${text === '' ? '"' : ',"'}${name}":${jsonText(value)}`;
  }
  return text;
}

function invalid({ service }: StepProgram, detail: string, cause?: unknown): SubgraphError {
  return new SubgraphError('SUBGRAPH_INVALID_ANSWER', service, detail, cause);
}
