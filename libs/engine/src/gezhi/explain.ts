import type { Program, StepProgram } from '../compile/program';

/** A page for people who want to know what happens for an operation. */
export function explain(plan: string, program: Program): string {
  return [
    '# Plan',
    plan,
    '',
    '# Requests',
    ...program.steps.map(stepLine),
    '',
    '# Source',
    program.source(),
  ].join('\n');
}

function stepLine(step: StepProgram): string {
  const after = step.waitsFor === 0 ? 'at once' : `after ${step.waitsFor} of the requests above`;
  const paths = step.lists.map(({ parts }) => parts.map(({ path }) => path.join('.')).join(' + '));
  const what = step.root === null ? `entities at ${paths.join(' | ')}` : 'root fields';
  const part = step.block === 0 ? '' : `, for part ${step.block}`;
  return `${step.id}. ${step.service}, ${after}${part}: ${what}`;
}
