import { fingerprint } from '../measure/canonical';
import { createAnswerCheck } from './answer-check';

const answer = (text: string, status = 200) => ({
  status,
  body: [Buffer.from(text.slice(0, 3)), Buffer.from(text.slice(3))],
});

describe('An answer under load', () => {
  const expected = fingerprint('{"a":1,"at":0}', ['at']) ?? '';

  it('is right when it says the same, byte for byte or not', () => {
    const check = createAnswerCheck(expected, ['at']);
    expect(check.problemOf(answer('{"a":1,"at":5}'))).toBeNull();
    expect(check.problemOf(answer('{"a":1,"at":5}'))).toBeNull();
    expect(check.problemOf(answer('{"at":6,"a":1}'))).toBeNull();
  });

  it('is wrong when it says anything else, also after a right one', () => {
    const check = createAnswerCheck(expected, ['at']);
    expect(check.problemOf(answer('{"a":1,"at":5}'))).toBeNull();
    for (const [text, status] of [
      ['{"a":2,"at":5}', 200],
      ['{"a":1,"at":5', 200],
      ['{"a":1,"at":5}', 500],
      ['{"a":1,"at":5,"errors":[]}', 200],
      ['', 200],
    ] as const) {
      expect(check.problemOf(answer(text, status))).toContain(`status ${status}`);
    }
  });
});
