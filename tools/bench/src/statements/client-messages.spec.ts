import fc from 'fast-check';
import { ClientMessages } from './client-messages';

const zero = (text: string) => Buffer.concat([Buffer.from(text), Buffer.from([0])]);
function message(type: string, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length + 4);
  return Buffer.concat([Buffer.from(type), length, content]);
}

const CONVERSATION = Buffer.concat([
  message('', Buffer.from([0, 3, 0, 0]), zero('user'), zero('gezhi'), Buffer.from([0])),
  message('Q', zero('BEGIN')),
  message('P', zero(''), zero('SELECT $1 -- 秦淮区'), Buffer.from([0, 0])),
  message('B', zero(''), zero(''), Buffer.alloc(6)),
  message('D', Buffer.from('P'), zero('')),
  message('E', zero(''), Buffer.alloc(4)),
  message('S'),
  message('P', zero('again'), zero('SELECT 2'), Buffer.from([0, 0])),
  message('B', zero(''), zero('again'), Buffer.alloc(6)),
  message('E', zero(''), Buffer.alloc(4)),
  message('B', zero(''), zero('again'), Buffer.alloc(6)),
  message('E', zero(''), Buffer.alloc(4)),
  message('X'),
]);

describe('The statements of a database client', () => {
  it('are counted each time they run, however the bytes arrive', () => {
    const place = fc.integer({ min: 0, max: CONVERSATION.length });
    fc.assert(
      fc.property(fc.array(place), (cuts) => {
        const messages = new ClientMessages();
        const places = [0, ...cuts.sort((a, b) => a - b), CONVERSATION.length];
        const texts = places.flatMap((from, index) =>
          messages.push(CONVERSATION.subarray(from, places[index + 1])).map(({ text }) => text),
        );
        expect(texts).toEqual(['BEGIN', 'SELECT $1 -- 秦淮区', 'SELECT 2', 'SELECT 2']);
      }),
    );
  });
});
