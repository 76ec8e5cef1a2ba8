import { NOT_PINNED, parseCoreList, planCores } from './cores';

describe('The cores of a machine', () => {
  it('are read as the kernel writes them', () => {
    expect(parseCoreList('0-2,5,7-8')).toEqual([0, 1, 2, 5, 7, 8]);
    expect(parseCoreList('3')).toEqual([3]);
  });

  it('are divided so that load never takes the time of a candidate', () => {
    expect(planCores([0, 1], true)).toEqual({ candidate: '0', surroundings: '1' });
    expect(planCores([4, 5, 6], true)).toEqual({ candidate: '4', surroundings: '5,6' });
  });

  it('are left alone where there is one, or nothing to pin with', () => {
    expect(planCores([0], true)).toEqual(NOT_PINNED);
    expect(planCores([0, 1], false)).toEqual(NOT_PINNED);
  });
});
