import fc from 'fast-check';
import type { LocalDate } from '@gezhi/kernel';
import { addDays, valueOf } from '@gezhi/kernel';
import { isInForce, lastDayWhenWithdrawn, overlap } from './delegation.rules';

const FIRST = '2026-01-01' as LocalDate;
const dates = fc.integer({ min: 0, max: 60 }).map((days) => addDays(FIRST, days));
const spans = fc.record({
  effectiveFrom: dates,
  effectiveTo: fc.option(dates, { nil: null }),
  publishedAt: fc.constant(new Date('2025-12-01T00:00:00Z')),
});
const days = Array.from({ length: 70 }, (_, index) => addDays(FIRST, index));

describe('delegations in time', () => {
  it('overlap exactly when there is a day on which both are in force', () => {
    fc.assert(
      fc.property(spans, spans, (one, other) => {
        const together = days.some((day) => isInForce(one, day) && isInForce(other, day));
        expect(overlap(one, other)).toBe(together);
        expect(overlap(other, one)).toBe(together);
      }),
    );
  });

  it('hold on no day from which they are withdrawn, and on every earlier one as before', () => {
    fc.assert(
      fc.property(spans, dates, (span, from) => {
        const effectiveTo = valueOf(lastDayWhenWithdrawn(span, from, from));
        for (const day of days) {
          const held = isInForce({ ...span, effectiveTo }, day);
          expect(held).toBe(day < from && isInForce(span, day));
        }
      }),
    );
  });

  it('never hold while they are drafts', () => {
    const draft = { effectiveFrom: FIRST, effectiveTo: null, publishedAt: null };
    expect(isInForce(draft, FIRST)).toBe(false);
  });
});
