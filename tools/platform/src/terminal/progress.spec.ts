import { progressOn } from './progress';

function record(isTTY: boolean) {
  const written: string[] = [];
  return { written, output: { isTTY, columns: 60, write: (text: string) => written.push(text) } };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('a long step', () => {
  it('gives a log file plain lines and a sign of life', () => {
    const { output, written } = record(false);
    const step = progressOn(output).step('Demonstration');
    step.update('gov_event 120,000 rows');
    jest.advanceTimersByTime(10_000);
    step.done('5,113 rows');
    expect(written).toEqual([
      '… Demonstration\n',
      '  Demonstration · gov_event 120,000 rows (10 s)\n',
      '✔ Demonstration · 5,113 rows (10 s)\n',
    ]);
    jest.advanceTimersByTime(60_000);
    expect(written).toHaveLength(3);
  });

  it('moves on a terminal within one line', () => {
    const { output, written } = record(true);
    const step = progressOn(output).step('Demonstration');
    step.update('x'.repeat(200));
    jest.advanceTimersByTime(1_000);
    const frames = written.slice(1);
    expect(new Set(frames).size).toBeGreaterThan(3);
    for (const frame of frames) {
      expect(frame.startsWith('\r\x1b[2K')).toBe(true);
      expect(frame.length).toBeLessThanOrEqual(60 + '\r\x1b[2K'.length);
    }
    step.fail();
    expect(written.at(-1)).toMatch(/✘ Demonstration \(1\.0 s\)\n$/);
  });
});
