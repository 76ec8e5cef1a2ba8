import type { MetricAnswer } from './metric';
import { cellOf } from './metric';

const metric: MetricAnswer = {
  key: 'event.onTimeCloseRate',
  definitionVersion: '1.0.0',
  title: 'On-time close rate',
  value: 0.931,
  numerator: 931,
  denominator: 1000,
  unit: 'SHARE',
  target: null,
  suppressed: 'NONE',
  asOf: '2026-11-15T10:00:00.000Z',
  window: { from: '2026-09-30T16:00:00.000Z', to: '2026-10-31T16:00:00.000Z' },
  comparison: { value: 0.943, numerator: 943, denominator: 1000, suppressed: 'NONE' },
};

describe('a figure in a table', () => {
  it('shows a share in per cent with its change in points', () => {
    expect(cellOf(metric)).toBe('93.1 % (−1.2)');
  });

  it('shows a count whole', () => {
    const count = {
      ...metric,
      value: 253,
      numerator: 253,
      denominator: null,
      unit: 'ITEM',
      comparison: null,
    };
    expect(cellOf(count)).toBe('253');
  });

  it('shows a quotient of counts with two decimals', () => {
    expect(cellOf({ ...metric, value: 1, unit: 'ITEM', comparison: null })).toBe('1.00');
  });

  it.each([
    ['SMALL_COUNT', '*'],
    ['NO_SCOPE', '×'],
    ['NOT_APPLICABLE', '–'],
    ['WINDOW_EXCLUDED', '…'],
  ])('shows a sign and never a number when it is suppressed for %s', (suppressed, sign) => {
    expect(cellOf({ ...metric, value: null, suppressed })).toBe(sign);
  });

  it('leaves the change out when the prior figure is suppressed', () => {
    const comparison = {
      value: null,
      numerator: null,
      denominator: null,
      suppressed: 'SMALL_COUNT',
    };
    expect(cellOf({ ...metric, comparison })).toBe('93.1 %');
  });
});
