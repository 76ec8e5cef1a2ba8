// eslint-disable-next-line @typescript-eslint/no-require-imports -- jest loads its sequencer by require
const { default: Sequencer } = require('@jest/test-sequencer');

/** What a test file costs, by the suffix of its name: whole platforms first, what is pure last. */
const COSTS = [/\.e2e\.spec\.ts$/, /\.(api|db)\.spec\.ts$/];

/**
 * The longest files first, also where nothing is known of earlier runs: one that begins last keeps one core busy and
 * the others waiting. Within one cost jest's own order, which knows how long files took, holds.
 */
module.exports = class CostSequencer extends Sequencer {
  sort(tests) {
    const costOf = ({ path }) => {
      const place = COSTS.findIndex((cost) => cost.test(path));
      return place < 0 ? COSTS.length : place;
    };
    return [...super.sort(tests)].sort((a, b) => costOf(a) - costOf(b));
  }
};
