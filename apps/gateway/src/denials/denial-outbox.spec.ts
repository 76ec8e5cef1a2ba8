import { ANONYMOUS } from '@gezhi/identity';
import { DenialOutbox } from './denial-outbox';
import type { OutboxOptions } from './denial-outbox';
import type { DenialReport } from './denial-report';
import type { Delivery } from './post-denials';

const report = (field: string): DenialReport => ({
  caller: { actor: ANONYMOUS, language: 'en', traceparent: '' },
  coordinates: [field],
});

/** An outbox before a department that answers what the test says; recorded when it says nothing. */
function outbox(answers: Delivery[], options: Partial<OutboxOptions> = {}) {
  const sent: string[] = [];
  const log: unknown[] = [];
  const seen = Promise.withResolvers<void>();
  const box = new DenialOutbox({
    name: 'grid',
    pauseMilliseconds: 1,
    logger: { warn: (...given: unknown[]) => void log.push(given) },
    post: {
      async send({ coordinates }) {
        sent.push(coordinates.join());
        const answer = answers.shift() ?? 'RECORDED';
        if (answers.length === 0) seen.resolve();
        return answer;
      },
      close: () => Promise.resolve(),
    },
    ...options,
  });
  return { box, sent, log, allAnswered: seen.promise };
}

describe('reports to a department', () => {
  it('go in order, and all of them before the gateway stops', async () => {
    const { box, sent, log } = outbox([]);
    for (const field of ['A.a', 'A.b', 'A.c']) box.add(report(field));
    expect(sent).toEqual([]);
    await box.close(1_000);
    expect(sent).toEqual(['A.a', 'A.b', 'A.c']);
    expect(log).toEqual([]);
  });

  it('wait for a department that is away', async () => {
    const { box, sent, log, allAnswered } = outbox(['LATER', 'LATER', 'RECORDED']);
    box.add(report('A.a'));
    box.add(report('A.b'));
    await allAnswered;
    await box.close(1_000);
    expect(sent).toEqual(['A.a', 'A.a', 'A.a', 'A.b']);
    expect(log).toEqual([]);
  });

  it('are sent once more when their connection broke, and not a third time', async () => {
    const { box, sent, log } = outbox(['BROKEN', 'RECORDED', 'BROKEN', 'BROKEN']);
    for (const field of ['A.a', 'A.b', 'A.c']) box.add(report(field));
    await box.close(1_000);
    expect(sent).toEqual(['A.a', 'A.a', 'A.b', 'A.b', 'A.c']);
    expect(log).toMatchObject([
      [{ subgraph: 'grid', coordinates: ['A.b'], delivery: 'BROKEN' }, expect.anything()],
    ]);
  });

  it('are named in the log when the department refuses them', async () => {
    const { box, log } = outbox(['GIVEN_UP']);
    box.add(report('A.a'));
    await box.close(1_000);
    expect(log).toMatchObject([
      [{ subject: 'anonymous', coordinates: ['A.a'] }, 'denial not in the trail'],
    ]);
  });

  it('are bounded in number: the oldest go first, and are counted', async () => {
    const { box, sent, log } = outbox([], { capacity: 2 });
    for (const field of ['A.a', 'A.b', 'A.c', 'A.d', 'A.e']) box.add(report(field));
    await box.close(1_000);
    expect(sent).toEqual(['A.d', 'A.e']);
    expect(log).toEqual([[{ subgraph: 'grid', dropped: 3 }, 'denials dropped, not in the trail']]);
  });

  it('do not keep a gateway from stopping while the department is away', async () => {
    const { box, sent, log } = outbox(['LATER']);
    for (const field of ['A.a', 'A.b', 'A.c']) box.add(report(field));
    await box.close(1_000);
    expect(sent).toEqual(['A.a']);
    expect(log).toMatchObject([
      [{ coordinates: ['A.a'] }, expect.anything()],
      [{ dropped: 2 }, expect.anything()],
    ]);
  });
});
