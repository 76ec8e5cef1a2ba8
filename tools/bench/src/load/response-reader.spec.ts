import fc from 'fast-check';
import { ResponseReader } from './response-reader';

const BODY = '{"data":{"name":"秦淮区"}}';
const PLAIN = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(BODY)}\r\n\r\n${BODY}`;
const CHUNKED =
  'HTTP/1.1 500 No\r\ntransfer-encoding: chunked\r\n\r\n4\r\n{"da\r\n5;x=1\r\nta":1\r\n1\r\n}\r\n0\r\n\r\n';

/** Reads two answers from one connection, cut at any places. */
function read(text: string, cuts: readonly number[]) {
  const bytes = Buffer.from(text + text);
  const reader = new ResponseReader();
  const places = [...new Set([...cuts, bytes.length / 2, bytes.length])].sort((a, b) => a - b);
  let from = 0;
  return places.flatMap((to) => {
    const answer = reader.push(bytes.subarray(from, to));
    from = to;
    return answer === null ? [] : [{ ...answer, body: Buffer.concat(answer.body).toString() }];
  });
}

describe('Answers on a kept-alive connection', () => {
  it.each([
    [PLAIN, { status: 200, body: BODY }],
    [CHUNKED, { status: 500, body: '{"data":1}' }],
  ])('are read whole, however the network cut them', (text, expected) => {
    const length = 2 * Buffer.byteLength(text);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: length })), (cuts) => {
        expect(read(text, cuts)).toEqual([expected, expected]);
      }),
    );
  });

  it('are refused when they do not say where they end', () => {
    const reader = new ResponseReader();
    expect(() => reader.push(Buffer.from('HTTP/1.1 200 OK\r\n\r\n'))).toThrow('with a length');
  });
});
