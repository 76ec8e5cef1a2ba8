import 'reflect-metadata';
import { refuse } from '@gezhi/kernel';
import { windowOf } from './metric.args';

const october = {
  ok: true,
  value: { from: new Date('2026-09-30T16:00:00Z'), to: new Date('2026-10-31T16:00:00Z') },
};

describe('the window of a figure', () => {
  it('is a month from midnight to midnight in Shanghai', () => {
    expect(windowOf({ month: '2026-10' })).toEqual(october);
  });

  it('is all days from the first to the last, both included', () => {
    expect(windowOf({ from: '2026-10-01', to: '2026-10-31' })).toEqual(october);
  });

  it.each([
    ['nothing', {}],
    ['a month and a day', { month: '2026-10', from: '2026-10-01' }],
    ['a month and a span', { month: '2026-10', from: '2026-10-01', to: '2026-10-02' }],
    ['a first day alone', { from: '2026-10-01' }],
    ['a last day alone', { to: '2026-10-01' }],
  ])('is never guessed from %s', (_, given) => {
    expect(windowOf(given)).toMatchObject({
      ok: false,
      refusal: {
        code: 'INVALID_WINDOW',
        path: ['window'],
        params: { reason: 'month | from + to' },
      },
    });
  });

  it('names the field that is no month or no day', () => {
    expect(windowOf({ month: '2026-13' })).toMatchObject({
      refusal: { code: 'INVALID_WINDOW', path: ['window', 'month'] },
    });
    expect(windowOf({ from: '2026-02-30', to: '2026-03-01' })).toEqual(
      refuse('INVALID_DATE', { path: ['window', 'from'], value: '2026-02-30' }),
    );
  });

  it('does not end before it begins, nor span more than five years', () => {
    for (const given of [
      { from: '2026-10-02', to: '2026-10-01' },
      { from: '2016-10-01', to: '2026-10-01' },
    ]) {
      expect(windowOf(given)).toMatchObject({ refusal: { code: 'INVALID_WINDOW' } });
    }
  });
});
