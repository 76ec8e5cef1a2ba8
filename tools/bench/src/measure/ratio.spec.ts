import { median, pairwiseRatio } from './ratio';

describe('The ratio of two candidates', () => {
  it('is taken round by round, so that a disturbance of one round touches one pair', () => {
    const quiet = pairwiseRatio([200, 200, 200], [100, 100, 100]);
    const disturbed = pairwiseRatio([200, 20, 200], [100, 10, 100]);
    expect(disturbed).toEqual(quiet);
    expect(quiet).toEqual({ median: 2, smallest: 2, largest: 2 });
  });

  it('leaves out a round that one of them has not', () => {
    expect(pairwiseRatio([300, null, 500], [100, 100, 100])).toEqual({
      median: 4,
      smallest: 3,
      largest: 5,
    });
    expect(pairwiseRatio([null], [100])).toBeNull();
    expect(pairwiseRatio([1], [0])).toBeNull();
  });

  it('is the one in the middle, or between the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 2, 4, 100])).toBe(3);
    expect(median([])).toBeNull();
  });
});
