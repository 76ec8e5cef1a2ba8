import { dropUselessKeys } from './drop-useless-keys';
import { findTakenNames } from './taken-names';

const SDL = `
type A
  @join__type(graph: S, key: "id")
  @join__type(graph: S, key: "other", resolvable: false)
  @join__type(graph: T, key: "id", resolvable: false)
{
  id: ID!
  other: ID!
  price(in: String): Int @join__field(graph: T)
  sum: Int @join__field(graph: S, requires: "price(in: \\"USD\\") part { weight }")
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

  it('tells which names are taken by keys and requirements', () => {
    const { fields, aliases } = findTakenNames(SDL);
    expect([...fields]).toEqual(['price']);
    expect([...aliases].sort()).toEqual(['__typename', 'id', 'other', 'part', 'price', 'weight']);
  });
});
