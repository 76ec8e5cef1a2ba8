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

/** Items that are handed to the work together. */
const TOGETHER = 20;

/**
 * Carries out the items of `input.items`, each as its own call would be: constraints, identity numbers and refusals are
 * answered for the item alone, at `input.items.N.field`, and the others are not lost by it. `work` is given those that
 * pass, a few at a time and in their order, and answers for each. The mutation stands in `judgesItems` of the schema.
 * A fault ends the call: what was done before it is done, and the keys of the items make the call safe to repeat.
 */
export async function answerItems<Item extends object, T>(
  context: SubgraphContext,
  mutation: string,
  items: readonly Item[],
  work: (items: readonly Item[]) => Promise<readonly Result<T>[]>,
): Promise<ItemAnswer<T>[]> {
  const answers: ItemAnswer<T>[] = [];
  const denied = new Set<string>();
  for (let from = 0; from < items.length; from += TOGETHER) {
    const judged = await Promise.all(
      items.slice(from, from + TOGETHER).map((item, n) => judge(item, placeOf(from + n))),
    );
    const sound = judged.flatMap(({ item, reason }) => (reason === null ? [item] : []));
    const done = sound.length > 0 ? [...(await work(sound))] : [];
    for (const [n, { reason }] of judged.entries()) {
      const index = from + n;
      const result = reason ?? (done.shift() as Result<T>);
      if (result instanceof InputViolations) {
        answers.push({ index, value: null, problem: violationsValue(result, context) });
        continue;
      }
      if (result.ok) {
        answers.push({ index, value: result.value, problem: null });
        continue;
      }
      const refused = below(result.refusal, placeOf(index));
      const isDenial = context.problems.find(refused.code)?.kind === 'FORBIDDEN';
      if (isDenial && !denied.has(refused.code))
        context.audit.denied(`Mutation.${mutation}`, refused);
      denied.add(refused.code);
      answers.push({ index, value: null, problem: problemValue(refused, context) });
    }
  }
  return answers;
}

function placeOf(index: number): readonly string[] {
  return ['input', 'items', String(index)];
}

/** Why an item is not handed on; null when it is. */
async function judge<Item extends object>(item: Item, place: readonly string[]) {
  const violations = await violationsOf(item, place);
  if (violations.length > 0) return { item, reason: new InputViolations(violations) };
  const clean = withoutIdentityNumbers({ input: item });
  return { item, reason: clean.ok ? null : clean };
}

/** The refusal of a call with the item as its input, as one of the item among others. */
function below({ code, path, params }: Refusal, place: readonly string[]): Refusal {
  const [first, ...rest] = path;
  return refusal(code, { ...params, path: first === 'input' ? [...place, ...rest] : path });
}
