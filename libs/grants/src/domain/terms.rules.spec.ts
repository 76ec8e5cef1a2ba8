import type { LocalDate, Result } from '@gezhi/kernel';
import type { AskedTerms } from './terms.rules';
import { checkContent, checkTerm, commonArea } from './terms.rules';

const TODAY = '2026-11-02' as LocalDate;
const OFFER = { metrics: ['event.count', 'event.closeRate', 'grid.count'], datasets: ['events'] };
const ASKED: AskedTerms = {
  metrics: ['event.*'],
  datasets: ['events'],
  areaCodes: ['320104001'],
  organizationIds: [],
  validFrom: '2026-11-02',
  validTo: '2027-11-01',
};
const outcome = (result: Result<unknown>) =>
  result.ok ? 'ok' : [result.refusal.code, result.refusal.path.join('.')];
const content = (more: Partial<AskedTerms>) => outcome(checkContent({ ...ASKED, ...more }, OFFER));
const term = (validFrom: string, validTo: string) =>
  outcome(checkTerm({ ...ASKED, validFrom, validTo }, TODAY));

describe('a request for data', () => {
  it('names metrics and datasets the department has', () => {
    expect(content({})).toBe('ok');
    expect(content({ metrics: ['grid.count'], datasets: [] })).toBe('ok');
    expect(content({ metrics: ['event.count', 'party.*'] })).toEqual([
      'UNKNOWN_METRIC',
      'input.metrics.1',
    ]);
    expect(content({ datasets: ['residents'] })).toEqual(['UNKNOWN_DATASET', 'input.datasets.0']);
  });

  it.each(['*', 'event*', '.*', 'event.*.count', "event.count' OR 1=1", ''])(
    'cannot ask for everything at once, or for what is no pattern: %p',
    (pattern) => {
      expect(content({ metrics: [pattern] })).toEqual(['UNKNOWN_METRIC', 'input.metrics.0']);
    },
  );

  it('is refused when it asks for nothing', () => {
    expect(content({ metrics: [], datasets: [] })).toEqual(['GRANT_ASKS_NOTHING', 'input.metrics']);
  });

  it('names areas and organisations by code', () => {
    expect(content({ areaCodes: ['320104001', '秦淮'] })).toEqual([
      'INVALID_AREA_CODE',
      'input.areaCodes.1',
    ]);
    expect(content({ organizationIds: ['bureau'] })).toEqual([
      'INVALID_INPUT',
      'input.organizationIds.0',
    ]);
  });

  it('holds at most a year, both days included, and never for the past', () => {
    expect(term('2026-11-02', '2027-11-01')).toBe('ok');
    expect(term('2026-11-02', '2027-11-02')).toEqual(['GRANT_TERM', 'input.validTo']);
    expect(term('2026-11-01', '2026-12-01')).toEqual(['GRANT_TERM', 'input.validFrom']);
    expect(term('2026-12-01', '2026-11-30')).toEqual(['GRANT_TERM', 'input.validTo']);
    expect(term('2026-12-01', '2026-12-01')).toBe('ok');
    expect(term('2026-11-31', '2026-12-01')).toEqual(['INVALID_DATE', 'input.validFrom']);
  });

  it('begins and ends at midnight in Asia/Shanghai', () => {
    expect(checkTerm({ ...ASKED, validTo: '2026-11-02' }, TODAY)).toEqual({
      ok: true,
      value: {
        startsAt: new Date('2026-11-01T16:00:00.000Z'),
        endsAt: new Date('2026-11-02T16:00:00.000Z'),
      },
    });
  });

  it('is decided by whoever answers for the smallest area that holds all it names', () => {
    const common = (...codes: string[]) => commonArea(codes);
    expect(common('320104001')).toMatchObject({ value: '320104001' });
    expect(common('320104001', '320104002003')).toMatchObject({ value: '320104' });
    expect(common('320104001', '320105')).toMatchObject({ value: '3201' });
    expect(common('320104001', '320204001')).toMatchObject({
      refusal: { code: 'INVALID_AREA_CODE' },
    });
  });
});
