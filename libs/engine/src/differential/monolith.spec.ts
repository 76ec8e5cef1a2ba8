import { compareWithMonolith } from './compare-with-monolith.testing';
import type { Comparison } from './compare-with-monolith.testing';
import { differentialRuns, differentialSeed } from './environment';

const WERE_WRONG = [
  { what: 'a change asked for twice, once with a condition', world: 100_030 },
  { what: 'a requirement of a field with a condition, sent for one without', world: 100_140 },
  { what: 'the same requirement below a change', world: 100_208 },
  { what: 'an object of which a condition leaves nothing, below a condition', world: 500_205 },
  { what: 'a requirement of a field whose conditions contradict each other', world: 500_588 },
];

/** Throws when any operation was answered differently. */
function tell({ differences, operations, withErrors }: Comparison): void {
  const [first] = differences;
  if (first !== undefined) {
    const { worldSeed, operationSeed, text, variables, what } = first;
    throw new Error(
      `${differences.length} of ${operations} operations differ. World ${worldSeed}, operation ${operationSeed}:\n` +
        `${text}\n${JSON.stringify(variables)}\n${what}`,
    );
  }
  // Not all is well by accident: some operations met what fails on purpose.
  expect(withErrors).toBeGreaterThan(0);
}

describe('a graph cut at random into subgraphs', () => {
  it('answers every operation as the same graph in one piece', async () => {
    const seed = differentialSeed();
    tell(await compareWithMonolith(seed, differentialRuns()));
  }, 3_600_000);

  it('answers in parts what makes the answer of the same operation in one', async () => {
    const runs = differentialRuns();
    const compared = await compareWithMonolith(differentialSeed(), runs, { inParts: true });
    tell(compared);
    expect(compared.parts).toBeGreaterThan(runs / 2);
  }, 3_600_000);

  it.each(WERE_WRONG)('answers as the same graph in one piece: $what', async ({ world }) => {
    const { differences } = await compareWithMonolith(world, 15);
    expect(differences).toEqual([]);
  });
});
