import { dropUselessKeys } from './drop-useless-keys';
import { separateRequiredFields } from './required-fields';
import { findTakenNames } from './taken-names';

const SDL = `
enum join__Graph { S @join__graph(name: "s") T @join__graph(name: "t") }
type A
  @join__type(graph: S, key: "id")
  @join__type(graph: S, key: "other", resolvable: false)
  @join__type(graph: T, key: "id", resolvable: false)
{
  id: ID!
  other: ID!
  price(in: String): Int @join__field(graph: T)
  sum: Int @join__field(graph: S, requires: "price(in: \\"USD\\") part { weight }")
  again: Int @join__field(graph: S, requires: "price(in: \\"USD\\")")
  usual: Int @join__field(graph: S, requires: "price")
}`;

describe('a supergraph, as the planner sees it', () => {
  it('loses keys that are not resolved where another is', () => {
    const cured = dropUselessKeys(SDL);
    expect(cured).toContain('@join__type(graph: S, key: "id")');
    expect(cured).not.toContain('key: "other"');
  });

  it('keeps a key that is not resolved where it is the only one', () => {
    expect(dropUselessKeys(SDL)).toContain('@join__type(graph: T, key: "id", resolvable: false)');
  });

  it('has a field required with arguments once for each list of arguments, without arguments', () => {
    const { sdl, fields, needsOf } = separateRequiredFields(SDL);
    expect(sdl).toContain('price_required_0: Int @join__field(graph: T)');
    expect(sdl).toContain('requires: "price_required_0 part{weight}"');
    expect(sdl).toContain('requires: "price_required_1"');
    expect([...fields.keys()]).toEqual(['price_required_0', 'price_required_1']);
    expect(needsOf('s', 'A', 'sum')).toEqual([{ place: '.price', name: 'price_required_0' }]);
    expect(needsOf('s', 'A', 'again')).toEqual(needsOf('s', 'A', 'sum'));
    expect(needsOf('s', 'A', 'price')).toEqual([]);
  });

  it('is as it was when nothing is required with arguments', () => {
    const plain = SDL.replace(/price\(in: [^)]*\)/g, 'price');
    expect(separateRequiredFields(plain).sdl).toBe(plain);
  });

  it('tells which names are taken by keys and requirements', () => {
    const { standFor, aliases } = findTakenNames(separateRequiredFields(SDL));
    expect(standFor.get('price_required_0')).toBe('price');
    const own = ['price_required_0', 'price_required_1'];
    expect([...aliases].sort()).toEqual(['__typename', 'id', 'other', 'part', ...own, 'weight']);
  });
});
