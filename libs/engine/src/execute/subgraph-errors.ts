import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import type { Program, StepProgram, Target } from '../compile/program';
import { knownPath, placesOf } from './error-paths';
import type { GatheredPart } from './representation-list';

type Path = readonly (string | number)[];

/** A list of a step and what its parts gathered for this request. */
export interface AskedList {
  readonly answer: string;
  readonly parts: readonly { readonly path: readonly string[]; readonly gathered: GatheredPart }[];
}

/** What is needed to say where in the client's operation an error of a subgraph belongs. */
export interface ErrorPlace {
  readonly program: Program;
  readonly step: StepProgram;
  readonly root: Target;
  readonly lists: readonly AskedList[];
}

/** Errors a subgraph gave beside its data, as the client gets them: one for each place they are about. */
export function clientErrors(
  { message, path, extensions }: GraphQLFormattedError,
  place: ErrorPlace,
): GraphQLError[] {
  const { service } = place.step;
  const code = extensions?.code ?? 'DOWNSTREAM_SERVICE_ERROR';
  const details = { ...extensions, code, serviceName: service };
  return pathsOf(path, place).map(
    (own) =>
      new GraphQLError(message === '' ? `The subgraph "${service}" failed.` : message, {
        path: own && own.map((key) => clientKey(place.program, key)),
        extensions: details,
      }),
  );
}

/** Where a whole fetch belongs. */
export function stepPath({ program, step, lists }: Omit<ErrorPlace, 'root'>): Path | undefined {
  const path = step.root?.path ?? lists[0]?.parts[0]?.path ?? step.lists[0]?.parts[0]?.path ?? [];
  return knownPath(path)?.map((key) => clientKey(program, key));
}

function pathsOf(path: Path | undefined, place: ErrorPlace): readonly (Path | undefined)[] {
  const { step, root, lists } = place;
  if (step.root !== null) {
    if (path === undefined) return [knownPath(step.root.path)];
    return [[...(knownPath(step.root.path) ?? []), ...path]];
  }
  const [answer, index, ...rest] = path ?? [];
  const list = lists.find((each) => each.answer === answer);
  if (list === undefined || typeof index !== 'number') return [stepPath(place)];
  const places = list.parts.flatMap((part) => {
    const { targets, indices } = part.gathered;
    const waiting = new Set(targets.filter((_, number) => indices[number] === index));
    return waiting.size === 0 ? [] : placesOf(root, part.path, waiting);
  });
  if (places.length === 0) return [stepPath(place)];
  return places.map((each) => [...each, ...rest]);
}

function clientKey({ clientName }: Program, key: string | number): string | number {
  return typeof key === 'string' ? clientName(key) : key;
}
