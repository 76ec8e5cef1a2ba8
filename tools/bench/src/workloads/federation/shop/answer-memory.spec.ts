import { createAnswerMemory } from './answer-memory';

describe('What the subgraphs of the shop remember', () => {
  it('is what comes again, however many requests come once', () => {
    const memory = createAnswerMemory(3);
    memory.set('again', 'kept');
    for (let n = 0; n < 100; n += 1) {
      memory.set(`once ${n}`, 'given up');
      expect(memory.get('again')).toBe('kept');
    }
    expect(memory.get('once 0')).toBeUndefined();
  });
});
