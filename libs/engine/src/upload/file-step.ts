import { GraphQLError } from 'graphql';
import type { Program } from '../compile/program';
import { problemMessage } from '../engine-problems';
import type { Language } from '../engine-problems';
import type { IncomingFiles } from './incoming-files';

/** Files on their way, and the one step that sends them on. */
export interface StepFiles {
  readonly files: IncomingFiles;
  readonly step: number;
}

/**
 * The step of a change that takes all the files, or UPLOAD_NEEDS_ONE_DEPARTMENT when that is not exactly one: they
 * stream by once, and only a change has them.
 */
export function fileStep(
  program: Program,
  files: IncomingFiles,
  language: Language,
): StepFiles | GraphQLError {
  const names = new Set(files.places.map((place) => place.split('.', 1)[0] ?? ''));
  const takers = program.steps.filter(({ variables }) => variables.some((name) => names.has(name)));
  const [step] = takers;
  const takesAll = [...names].every((name) => step?.variables.includes(name));
  if (step === undefined || takers.length > 1 || !step.isMutation || !takesAll) {
    const code = 'UPLOAD_NEEDS_ONE_DEPARTMENT';
    return new GraphQLError(problemMessage(code, language), { extensions: { code } });
  }
  return { files, step: step.id };
}
