import type { Refusal, Result } from '@gezhi/kernel';
import { refusal } from '@gezhi/kernel';
import type { SubgraphContext } from '../context';
import { violationsValue } from './answer-refusals';
import { withoutIdentityNumbers } from './identity-numbers';
import type { ProblemValue } from './problem.type';
import { problemValue } from './problem-value';
import { InputViolations, violationsOf } from './validate-input';

/** What became of one item of a bulk mutation. */
export interface ItemAnswer<T> {
  /** Its place in the input, from 0. */
  readonly index: number;
  readonly value: T | null;
  readonly problem: ProblemValue | null;
}

/**
 * Carries out the items of `input.items` one after the other, each as its own call would be: constraints, identity
 * numbers and refusals are answered for the item alone, at `input.items.N.field`, and the others are not lost by it.
 * The mutation stands in `judgesItems` of the schema. A fault ends the call: what was done before it is done, and the
 * keys of the items make the call safe to repeat.
 */
export async function answerItems<Item extends object, T>(
  context: SubgraphContext,
  mutation: string,
  items: readonly Item[],
  work: (item: Item) => Promise<Result<T>>,
): Promise<ItemAnswer<T>[]> {
  const answers: ItemAnswer<T>[] = [];
  const denied = new Set<string>();
  for (const [index, item] of items.entries()) {
    const place = ['input', 'items', String(index)];
    const violations = await violationsOf(item, place);
    if (violations.length > 0) {
      const problem = violationsValue(new InputViolations(violations), context);
      answers.push({ index, value: null, problem });
      continue;
    }
    const clean = withoutIdentityNumbers({ input: item });
    const done = clean.ok ? await work(item) : clean;
    if (done.ok) {
      answers.push({ index, value: done.value, problem: null });
      continue;
    }
    const reason = below(done.refusal, place);
    const isDenial = context.problems.find(reason.code)?.kind === 'FORBIDDEN';
    if (isDenial && !denied.has(reason.code)) context.audit.denied(`Mutation.${mutation}`, reason);
    denied.add(reason.code);
    answers.push({ index, value: null, problem: problemValue(reason, context) });
  }
  return answers;
}

/** The refusal of a call with the item as its input, as one of the item among others. */
function below({ code, path, params }: Refusal, place: readonly string[]): Refusal {
  const [first, ...rest] = path;
  return refusal(code, { ...params, path: first === 'input' ? [...place, ...rest] : path });
}
