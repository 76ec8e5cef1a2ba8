import { array, assert, integer, property, string } from 'fast-check';
import { EventStreamReader } from './event-stream-reader';

const HEAD =
  'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n';
const inPieces = (bytes: Buffer, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );

function read(pieces: readonly Buffer[]): string[] {
  const told: string[] = [];
  const reader = new EventStreamReader((data) => told.push(data.toString()));
  for (const piece of pieces) reader.push(piece);
  return told;
}

describe('A stream of events', () => {
  it('is read however its events are cut into chunks and those into pieces', () => {
    const size = integer({ min: 1, max: 90 });
    const texts = array(string({ unit: 'binary', minLength: 1, maxLength: 60 }), { maxLength: 6 });
    assert(
      property(texts, size, size, (given, chunk, piece) => {
        const written = given.map((text) => JSON.stringify(text));
        const events = written.map((text) => `event: next\ndata: ${text}\n\n:\n\n`).join('');
        const chunks = inPieces(Buffer.from(events), chunk).flatMap((part) => [
          Buffer.from(`${part.length.toString(16)}\r\n`),
          part,
          Buffer.from('\r\n'),
        ]);
        const whole = Buffer.concat([Buffer.from(HEAD), ...chunks]);
        expect(read(inPieces(whole, piece))).toEqual(
          written.map((text) => Buffer.from(text).toString()),
        );
      }),
    );
  });

  it('is nothing else', () => {
    const refused = 'HTTP/1.1 429 Too Many Requests\r\ncontent-length: 2\r\n\r\n{}';
    expect(() => read([Buffer.from(refused)])).toThrow('429');
  });
});
