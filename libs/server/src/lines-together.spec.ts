import { linesTogether } from './lines-together';

function output() {
  const writes: string[] = [];
  return { writes, lines: linesTogether({ write: (text) => void writes.push(text) }) };
}

describe('lines of a log', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('go out together, and none waits longer than 50 ms', () => {
    const { writes, lines } = output();
    for (const line of ['1\n', '2\n']) lines.write(line);
    jest.advanceTimersByTime(49);
    lines.write('3\n');
    expect(writes).toEqual([]);
    jest.advanceTimersByTime(1);
    lines.write('4\n');
    jest.advanceTimersByTime(50);
    expect(writes).toEqual(['1\n2\n3\n', '4\n']);
  });

  it('go out at once when they are many, and when the process says its last', () => {
    const { writes, lines } = output();
    lines.write('x'.repeat(70_000));
    lines.write('fatal\n');
    lines.flushSync();
    expect(writes.map((text) => text.length)).toEqual([70_000, 6]);
  });
});
