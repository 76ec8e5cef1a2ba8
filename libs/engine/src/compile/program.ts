import type { OperationTypeNode } from 'graphql';
import type { Block } from '../plan/defer';
import type { Condition } from './fetches';
import type { CarefulNotes, QuickNotes } from './writing-notes';

/** An object of the answer under construction, as generated functions make them. */
export type Target = Record<string, unknown>;

/** Collects the representations of one list of a request, each once. */
export interface Representations {
  /** Gives the number of a representation. */
  add(text: string): number;
}

/** What a fetch has gathered: which object waits for which entity. */
export interface Gathered {
  readonly targets: readonly Target[];
  readonly indices: readonly number[];
  first(index: number): Target | undefined;
  add(target: Target, index: number): void;
}

/** One fetch within a step, compiled. */
export interface Part {
  readonly path: readonly string[];
  gather(root: Target, list: Representations | null, part: Gathered, visit: number): void;
}

export interface EntityPart extends Part {
  /** Gives back how many entities were no objects. */
  join(part: Gathered, entities: readonly unknown[]): number;
}

export interface RootPart extends Part {
  /** Adds the whole answer to an object. */
  merge(target: Target, data: unknown): unknown;
}

export interface ListProgram {
  /** Where its entities are in the answer. */
  readonly answer: string;
  /** Name of the variable of its representations, quoted and with a colon. */
  readonly variable: string;
  readonly parts: readonly EntityPart[];
}

/** One request to one subgraph, compiled. */
export interface StepProgram {
  readonly id: number;
  readonly service: string;
  readonly isMutation: boolean;
  /** What it is asked for: 0 is what is answered at once. */
  readonly block: Block;
  readonly conditions: readonly Condition[];
  /** How many steps must have ended before. */
  readonly waitsFor: number;
  /** Steps that wait for this one. */
  readonly before: readonly number[];
  /** Names of the client's variables it needs. */
  readonly variables: readonly string[];
  /** A root fetch has this and no lists. */
  readonly root: RootPart | null;
  readonly lists: readonly ListProgram[];
  /** Beginning and end of the body around the variables, for the lists that have something to ask. */
  body(lists: number): { readonly head: string; readonly tail: string };
}

/** Everything about an operation that does not depend on a request. */
export interface Program {
  readonly operationType: OperationTypeNode;
  readonly steps: readonly StepProgram[];
  /** Variables that `@skip` and `@include` of the answer look at. */
  readonly conditions: readonly string[];
  /** Defaults of the operation's variables, for those looked at by conditions. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /** The client's name of a field fetched under another. */
  readonly clientName: (responseName: string) => string;
  /** In how many parts it may be answered, each object of a list counted once; 1: all at once. */
  readonly blocks: number;
  createRoot(): Target;
  write(root: Target, notes: QuickNotes): string | null;
  /** Follows the path; compiled when first needed. What is answered later is told to notes that want to know. */
  writeCarefully(root: Target, notes: CarefulNotes): string | null;
  /** What was generated, for people. */
  source(): string;
}
