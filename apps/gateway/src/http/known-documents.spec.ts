import { createHash } from 'node:crypto';
import { CostModel } from '@gezhi/engine';
import type { Graph } from '@gezhi/engine';
import { buildSchema } from 'graphql';
import { DEFAULT_LIMITS } from '../limits/operation-limits';
import { AutomaticQueries } from '../persisted/automatic-queries';
import { KnownDocuments } from './known-documents';

const SDL = 'type Query { me: String areas(first: Int = 20): [Area!] } type Area { code: ID! }';

function known(capacity: number): KnownDocuments {
  const schema = buildSchema(SDL);
  const graph = { schema, prepare: () => Promise.reject(new Error('not prepared here')) };
  const costs = new CostModel(schema, SDL);
  const options = { limits: DEFAULT_LIMITS, tellsNames: false, capacity };
  return new KnownDocuments({ ...options, costs, graph: graph as unknown as Graph });
}

describe('what is known of documents', () => {
  it('is bounded, and a flood of others does not push out what is in use', () => {
    const documents = known(4_000_000);
    for (let time = 0; time < 3; time++) documents.find('{ me }');
    for (let number = 0; number < 1_000; number++) {
      expect(documents.find(`query Once${number} { me }`).isNew).toBe(true);
      if (number % 100 === 0) expect(documents.find('{ me }').isNew).toBe(false);
    }
    expect(documents.weight).toBeLessThanOrEqual(4_000_000);
    expect(documents.find('{ me }').isNew).toBe(false);
    expect(documents.find('query Once0 { me }').isNew).toBe(true);
  });

  it('is also that a text is refused, so that it costs nothing when it comes again', () => {
    const documents = known(4_000_000);
    const deep = `{ areas { code } ${'me '.repeat(80)} }`;
    const [first, again] = [documents.find(deep), documents.find(deep)];
    expect(first).toMatchObject({ isNew: true });
    expect(again).toEqual({ ...first, isNew: false });
    expect('refusal' in first).toBe(true);
  });
});

describe('texts known by their hash', () => {
  it('are bounded, and those in use stay', () => {
    const queries = new AutomaticQueries(100_000);
    const keep = (text: string) => {
      const hash = createHash('sha256').update(text).digest('hex');
      queries.check(hash, text);
      queries.keep(hash, text);
      return hash;
    };
    const hot = keep('{ me }');
    expect(queries.textOf(hot)).toBe('{ me }');
    for (let number = 0; number < 2_000; number++) keep(`query Once${number} { me }`);
    expect(queries.weight).toBeLessThanOrEqual(100_000);
    expect(queries.textOf(hot)).toBe('{ me }');
  });
});
