import fc from 'fast-check';
import { ServerMessages } from './server-messages';

function message(type: string, content: string): Buffer {
  const body = Buffer.from(content);
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}

const CONVERSATION = Buffer.concat([
  message('R', '\0\0\0\0'),
  message(
    'N',
    'SNOTICE\0C00000\0Mduration: 0.1 ms  plan:\n{ "Query Text": "SELECT \'秦淮区\'" }\0\0',
  ),
  message('D', 'N\0\0\0Mnone of these'),
  message('N', 'SNOTICE\0Msecond\0\0'),
  message('Z', 'I'),
]);

describe('The notices of a database server', () => {
  it('are read whole, however the bytes arrive', () => {
    const place = fc.integer({ min: 0, max: CONVERSATION.length });
    fc.assert(
      fc.property(fc.array(place), (cuts) => {
        const messages = new ServerMessages();
        const places = [0, ...cuts.sort((a, b) => a - b), CONVERSATION.length];
        const found = places.flatMap((from, index) =>
          messages.push(CONVERSATION.subarray(from, places[index + 1])),
        );
        expect(found).toEqual([
          `duration: 0.1 ms  plan:\n{ "Query Text": "SELECT '秦淮区'" }`,
          'second',
        ]);
      }),
    );
  });
});
