import { planIn, scannedTables } from './plan';

const seqScan = (table: string, loops = 1) => ({
  'Node Type': 'Seq Scan',
  'Relation Name': table,
  'Actual Loops': loops,
});

describe('A plan', () => {
  it('is read from a notice of auto_explain, and from no other', () => {
    const json = JSON.stringify({ 'Query Text': 'SELECT 1', Plan: { 'Node Type': 'Result' } });
    expect(planIn(`duration: 12.345 ms  plan:\n${json}`)).toEqual({
      text: 'SELECT 1',
      milliseconds: 12.345,
      root: { 'Node Type': 'Result' },
    });
    expect(planIn('relation "demo_load" already exists, skipping')).toBeNull();
  });

  it('tells every table it read from end to end, however deep', () => {
    expect(
      scannedTables({
        'Node Type': 'Nested Loop',
        Plans: [
          { 'Node Type': 'Index Scan', 'Relation Name': 'area' },
          {
            'Node Type': 'Gather',
            Plans: [{ ...seqScan('gov_event'), 'Node Type': 'Parallel Seq Scan' }],
          },
          { 'Node Type': 'Hash', Plans: [seqScan('whistle')] },
        ],
      }),
    ).toEqual(['gov_event', 'whistle']);
  });

  it('is not blamed for a branch that never ran', () => {
    expect(
      scannedTables({
        'Node Type': 'Result',
        Plans: [seqScan('gov_event', 0), seqScan('area', 2)],
      }),
    ).toEqual(['area']);
  });
});
