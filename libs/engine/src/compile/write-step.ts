import type { GraphQLSchema } from 'graphql';
import type { Fetch } from './fetches';
import type { EntityPart, ListProgram, RootPart, StepProgram } from './program';
import type { Shapes } from './shape';
import type { SourceText } from './source-text';
import { listNames, queryText, usedVariables } from './steps';
import type { Step } from './steps';
import { writeGathering } from './write-gathering';
import { writeJoining } from './write-joining';
import type { ObjectWriter } from './write-objects';
import { RepresentationWriter } from './write-representations';

/** Functions by name, once the source is compiled. */
type Built = Readonly<Record<string, never>>;

/** Lists beyond this are always all asked, for the bits of a number say which are. */
const MOST_OPTIONAL_LISTS = 20;

/** Different bodies remembered for one step; more are made anew each time. */
const MOST_BODIES = 64;

/** Generates the functions of steps, and makes the steps once those are compiled. */
export class StepWriter {
  private readonly representations: RepresentationWriter;
  private readonly names: string[] = [];

  constructor(
    private readonly source: SourceText,
    private readonly objects: ObjectWriter,
    private readonly shapes: Shapes,
    schema: GraphQLSchema,
    /** Some of it is answered later: who waits for that holds on to objects. */
    private readonly inParts: boolean,
  ) {
    this.representations = new RepresentationWriter(source, schema);
  }

  functionNames(): readonly string[] {
    return this.names;
  }

  write(step: Step, all: readonly Step[]): (built: Built) => StepProgram {
    const root = step.lists.length === 0 ? this.rootPart(step) : null;
    const names = step.lists.length === 0 ? [] : listNames(step);
    const lists = step.lists.map(({ fetches }, index) => ({
      answer: names[index]?.answer ?? '',
      variable: `${JSON.stringify(names[index]?.variable)}:`,
      parts: fetches.map((fetch) => this.entityPart(fetch)),
    }));
    return (built) => ({
      id: step.id,
      service: step.service,
      isMutation: step.isMutation,
      block: step.block,
      conditions: step.conditions,
      waitsFor: step.after.length,
      before: all.filter(({ after }) => after.includes(step.id)).map(({ id }) => id),
      variables: usedVariables(step),
      root: root && root(built),
      lists: lists.map((list): ListProgram => ({
        ...list,
        parts: list.parts.map((part) => part(built)),
      })),
      body: createBodies(step),
    });
  }

  private rootPart(step: Step): (built: Built) => RootPart {
    const [fetch] = step.fetches;
    if (fetch === undefined) throw new Error('A step without a fetch.');
    const shape = this.shapes.at(fetch.path);
    const keeps = fetch.block > 0;
    const merge = this.name(this.objects.merge(shape, this.shapes.fieldsOf(fetch), keeps));
    const { path } = fetch;
    const gather = this.name(writeGathering(this.source, { path, shape, represent: null }));
    return (built) => ({ path, gather: built[gather], merge: built[merge] }) as unknown as RootPart;
  }

  private entityPart(fetch: Fetch): (built: Built) => EntityPart {
    const { path, requires, inputRewrites } = fetch;
    const shape = this.shapes.at(path);
    const represent = this.representations.write(requires ?? [], inputRewrites);
    const joinsEqual = !this.inParts;
    const gather = this.name(writeGathering(this.source, { path, shape, represent, joinsEqual }));
    const fields = this.shapes.fieldsOf(fetch);
    const keeps = fetch.block > 0;
    const join = this.name(writeJoining(this.source, this.objects, shape, fields, keeps));
    return (built) => ({ path, gather: built[gather], join: built[join] }) as unknown as EntityPart;
  }

  private name(name: string): string {
    this.names.push(name);
    return name;
  }
}

/** Bodies of a step by the lists they ask for, as bits; made when first needed. */
function createBodies(step: Step): StepProgram['body'] {
  const bodies = new Map<number, { head: string; tail: string }>();
  const { operationName } = step.fetches[0] ?? {};
  const named =
    operationName === undefined ? '' : `,"operationName":${JSON.stringify(operationName)}`;
  return (lists) => {
    const known = bodies.get(lists);
    if (known !== undefined) return known;
    const asked = step.lists
      .map((_, index) => index)
      .filter((index) => index >= MOST_OPTIONAL_LISTS || (lists & (1 << index)) !== 0);
    const query = JSON.stringify(queryText(step, asked));
    const body = { head: `{"query":${query},"variables":{`, tail: `}${named}}` };
    if (bodies.size < MOST_BODIES) bodies.set(lists, body);
    return body;
  };
}
