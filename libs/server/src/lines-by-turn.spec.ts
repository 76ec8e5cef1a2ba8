import { setImmediate as nextTurn } from 'node:timers/promises';
import { linesByTurn } from './lines-by-turn';

function output() {
  const writes: string[] = [];
  return { writes, lines: linesByTurn({ write: (text) => void writes.push(text) }) };
}

describe('lines of a log', () => {
  it('go out together at the end of the turn that wrote them', async () => {
    const { writes, lines } = output();
    for (const line of ['1\n', '2\n', '3\n']) lines.write(line);
    expect(writes).toEqual([]);
    await nextTurn();
    lines.write('4\n');
    await nextTurn();
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
