import { array, assert, boolean, integer, property, string } from 'fast-check';
import { FrameReader, frameOf, PING, TEXT } from './web-socket-frames';

function read(pieces: readonly Buffer[]): string[] {
  const texts: string[] = [];
  const reader = new FrameReader(({ opcode, payload }) => texts.push(`${opcode} ${payload}`));
  for (const piece of pieces) reader.push(piece);
  return texts;
}

describe('Frames of a WebSocket', () => {
  it('are read as they were written, however the bytes are cut', () => {
    const texts = array(string({ unit: 'binary', maxLength: 300 }), { maxLength: 5 });
    assert(
      property(texts, boolean(), integer({ min: 1, max: 400 }), (written, isClient, size) => {
        const bytes = Buffer.concat(written.map((text) => frameOf(TEXT, text, isClient)));
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
          bytes.subarray(index * size, (index + 1) * size),
        );
        const told = written.map((text) => `${TEXT} ${Buffer.from(text)}`);
        expect(read(pieces)).toEqual(told);
      }),
    );
  });

  it.each([125, 126, 65_535, 65_536])('may be %i bytes long', (length) => {
    expect(read([frameOf(PING, 'x'.repeat(length), false)])).toEqual([
      `${PING} ${'x'.repeat(length)}`,
    ]);
  });

  it('are read through another’s mask', () => {
    const mask = Buffer.from([1, 2, 3, 4]);
    const payload = Buffer.from('masked').map((byte, index) => byte ^ (mask[index % 4] ?? 0));
    expect(read([Buffer.concat([Buffer.from([0x81, 0x80 | 6]), mask, payload])])).toEqual([
      '1 masked',
    ]);
  });

  it('of which several make one message are refused', () => {
    expect(() => read([Buffer.from([0x01, 0x00])])).toThrow('several frames');
  });
});
