import { HeardEvents } from './heard-events';
import { areaOf } from './live-job';

const message = (number: number, area: object = areaOf(number)) =>
  Buffer.from(`{"id":"a","payload":${JSON.stringify({ data: { told: { number, at: 5, area } } })}`);
const hear = (numbers: readonly number[], events = Math.max(...numbers)) => {
  const heard = new HeardEvents();
  const last = numbers.reduce((so, number) => heard.hear(message(number), so), 0);
  return heard.report(events, [last]);
};

describe('What is heard', () => {
  it('is without fault when every event comes once and in order', () => {
    expect(hear([0, 1, 2, 3])).toMatchObject({
      ...{ delivered: 3, lost: 0, doubled: 0, outOfOrder: 0, wrong: 0, problem: null },
    });
  });

  it.each([
    ['lost', [1, 3], 3, { lost: 1 }],
    ['lost at the end', [1, 2], 4, { lost: 2 }],
    ['doubled', [1, 2, 2, 3], 3, { doubled: 1, lost: 0 }],
    ['out of order', [1, 3, 2], 3, { outOfOrder: 1 }],
  ])('is found out when an event is %s', (_fault, numbers, events, found) => {
    expect(hear(numbers, events)).toMatchObject(found);
  });

  it('is found out when an event has another’s fields, or those are not the same for all', () => {
    const heard = new HeardEvents();
    heard.hear(message(1, areaOf(2)), 0);
    heard.hear(message(2), 0);
    heard.hear(message(2, { ...areaOf(2), name: 'other' }), 0);
    expect(heard.report(2, [2, 2])).toMatchObject({ wrong: 2 });
  });

  it('tells what came in place of an event', () => {
    const heard = new HeardEvents();
    heard.hear(Buffer.from('{"id":"a","type":"error","payload":[{"message":"No."}]}'), 0);
    expect(heard.report(0, [0]).problem).toContain('No.');
  });
});
