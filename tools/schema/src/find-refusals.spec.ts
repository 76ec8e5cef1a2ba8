import { GATEWAY_PROBLEMS } from '@gezhi/gateway';
import type { ProblemDefinition } from '@gezhi/kernel';
import { COMMON_PROBLEMS } from '@gezhi/kernel';
import { findRefusals } from './find-refusals';
import { ROOT } from './generated-files';
import { loadSubgraphs } from './subgraphs';

describe('every refusal written in the code', () => {
  const refusals = findRefusals(ROOT);

  it('has a code that a catalogue explains in both languages', async () => {
    const definitions = await definitionsByOwner();
    const unknown = (await refusals).filter(({ code, owner }) => !definitions(code, owner).length);
    expect(unknown.map(({ place, code }) => `${place} ${code}`)).toEqual([]);
  });

  it('fills every hole of its message, in both languages', async () => {
    const definitions = await definitionsByOwner();
    const holes = (await refusals).flatMap(({ place, owner, code, given }) =>
      definitions(code, owner)
        .flatMap(({ message }) => [...`${message.en}${message.zh}`.matchAll(/\{(\w+)\}/g)])
        .map(([, hole = '']) => hole)
        .filter((hole) => given && !given.has(hole))
        .map((hole) => `${place} ${code} {${hole}}`),
    );
    expect([...new Set(holes)]).toEqual([]);
    expect((await refusals).length).toBeGreaterThan(400);
  });
});

/** What a code may mean where it is written: its own subgraph's definition, or anybody's for a shared library. */
async function definitionsByOwner() {
  const subgraphs = await loadSubgraphs();
  return (code: string, owner: string): readonly ProblemDefinition[] => {
    const own = subgraphs.filter(({ name }) => name === owner);
    const catalogues = [
      COMMON_PROBLEMS,
      GATEWAY_PROBLEMS,
      ...(own.length > 0 ? own : subgraphs).map(({ problems }) => problems),
    ];
    return catalogues.flatMap((catalogue) => catalogue.find(code) ?? []);
  };
}
