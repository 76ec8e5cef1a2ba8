import { GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import { Place } from './refused-places';
import type { RefusedField } from './refused-places';
import { PartsSettler } from './settle-parts';
import type { LaterPart } from './settle-parts';
import { refusalTeller } from './tell-refusal';

const thing = new GraphQLObjectType({ name: 'Thing', fields: { id: { type: GraphQLString } } });

function refused(key: string, mark: string, isNonNull: boolean): RefusedField {
  return { key, mark, coordinate: `Thing.${key}`, missing: [], isNonNull };
}

/** `things { secret must below { secret must } }`, of which the caller may have neither `secret` nor `must`. */
function settler() {
  const root = new Place();
  const things = root.at('things', new GraphQLList(thing));
  const below = things.at('below', thing);
  for (const place of [things, below]) {
    place.refused.set('_0', refused('secret', '_0', false));
    place.refused.set('_1', refused('must', '_1', true));
  }
  root.at('firm', new GraphQLNonNull(thing)).refused.set('_1', refused('must', '_1', true));
  return new PartsSettler(root, refusalTeller('en'));
}

function part(given: Partial<LaterPart>): LaterPart {
  return { path: ['things', 0], data: {}, errors: [], id: 1, within: 0, ...given };
}

function shown(settled: LaterPart | null) {
  return (
    settled && { data: settled.data, errors: settled.errors.map(({ path }) => path?.join('.')) }
  );
}

describe('an answer in parts of which something is refused', () => {
  it('has null in a part where the field was, with the path in the whole', () => {
    const parts = settler();
    parts.begin({ data: { things: [{ id: 'a' }] } });
    const settled = parts.settle(part({ data: { _0: 'Thing', name: 'n' } }));
    expect(shown(settled)).toEqual({
      data: { secret: null, name: 'n' },
      errors: ['things.0.secret'],
    });
  });

  it('lets null go as far as the part, and drops what is within it', () => {
    const parts = settler();
    parts.begin({ data: { things: [{ id: 'a' }] } });
    const settled = parts.settle(part({ data: { _1: 'Thing', below: { id: 'b' } } }));
    expect(shown(settled)).toEqual({ data: null, errors: ['things.0.must'] });
    expect(parts.settle(part({ id: 2, within: 1, path: ['things', 0, 'below'] }))).toBeNull();
    // What was within the dropped part goes with it, what stands beside it does not.
    expect(parts.settle(part({ id: 3, within: 2 }))).toBeNull();
    expect(parts.settle(part({ id: 4, data: { name: 'n' } }))).not.toBeNull();
  });

  it('drops parts of objects that a refusal took out of the beginning', () => {
    const parts = settler();
    const begun = parts.begin({
      data: { things: [{ _1: 'Thing' }, { id: 'b', below: { _1: 'Thing' } }] },
    });
    expect(begun.data).toEqual({ things: [null, { id: 'b', below: null }] });
    expect(parts.settle(part({ path: ['things', 0] }))).toBeNull();
    expect(parts.settle(part({ id: 2, path: ['things', 1, 'below'] }))).toBeNull();
    expect(parts.settle(part({ id: 3, path: ['things', 1] }))).not.toBeNull();
  });

  it('drops all parts of an answer that is null', () => {
    const parts = settler();
    expect(parts.begin({ data: { firm: { _1: 'Thing' } } }).data).toBeNull();
    expect(parts.settle(part({ path: [] }))).toBeNull();
  });

  it('drops what is within a part that the departments left null', () => {
    const parts = settler();
    parts.begin({ data: { things: [{ id: 'a' }] } });
    expect(parts.settle(part({ data: null }))).toEqual(part({ data: null }));
    expect(parts.settle(part({ id: 2, within: 1 }))).toBeNull();
  });
});
