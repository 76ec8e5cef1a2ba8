import { readFileSync } from 'node:fs';
import { composeServices } from '@apollo/composition';
import { FieldRules } from '@gezhi/field-rules';
import { buildASTSchema, isInterfaceType, isObjectType, parse } from 'graphql';
import { COMMITTED_SUPERGRAPH } from '../supergraph/supergraph-file';
import { FieldOwners } from './field-owners';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.10",
  import: ["@key", "@shareable", "@external", "@requires", "@override", "@authenticated"])`;

const EVENTS = `${LINK}
  type Query { areas: [Area!]! }
  interface Place { name: String }
  type Area implements Place @key(fields: "code") {
    code: ID! name: String @shareable weight: Int load: Int moved: Int
  }
  type Page @shareable { total: Int }`;
const COUNTS = `${LINK}
  type Query { counts: Page }
  type Area @key(fields: "code") {
    code: ID! name: String @shareable weight: Int @external
    share: Int @requires(fields: "weight") @authenticated moved: Int @override(from: "events-of-city")
  }
  type Page @shareable { total: Int }`;

function owners(): FieldOwners {
  const { supergraphSdl } = composeServices([
    { name: 'events-of-city', typeDefs: parse(EVENTS), url: 'http://events/graphql' },
    { name: 'counts', typeDefs: parse(COUNTS), url: 'http://counts/graphql' },
  ]);
  return new FieldOwners(parse(supergraphSdl ?? ''));
}

describe('the owner of a field', () => {
  it.each([
    ['the department that resolves it', 'Area.share', ['counts']],
    ['not one that only reads it to compute another', 'Area.weight', ['events-of-city']],
    ['not one it was taken over from', 'Area.moved', ['counts']],
    ['every department that can answer it', 'Area.name', ['counts', 'events-of-city']],
    ['every department of a shared type', 'Page.total', ['counts', 'events-of-city']],
    ['that of the entry', 'Query.areas', ['events-of-city']],
    ['that of an interface', 'Place.name', ['events-of-city']],
    ['nobody, where there is no such field', 'Area.moon', []],
    ['nobody, where there is no such type', '__proto__.name', []],
  ])('is %s', (_what, coordinate, expected) => {
    expect([...owners().of(coordinate)].sort()).toEqual(expected);
  });

  it('is known for every field of the city that has a rule, and has it in its own schema', () => {
    const supergraph = parse(readFileSync(COMMITTED_SUPERGRAPH, 'utf8'));
    const known = new FieldOwners(supergraph);
    const schemas = new Map(
      ['grid', 'party-building', 'services', 'enforcement'].map((name) => {
        const file = `${__dirname}/../../../${name}/schema.graphql`;
        const sdl = parse(readFileSync(file, 'utf8'));
        return [name, buildASTSchema(sdl, { assumeValidSDL: true })] as const;
      }),
    );
    const fields = new FieldRules(supergraph)
      .declared()
      .filter(({ coordinate }) => coordinate.includes('.'));
    expect(fields.length).toBeGreaterThan(50);
    for (const { coordinate } of fields) {
      const [typeName = '', fieldName = ''] = coordinate.split('.');
      expect([coordinate, known.of(coordinate).length > 0]).toEqual([coordinate, true]);
      for (const owner of known.of(coordinate)) {
        const type = schemas.get(owner)?.getType(typeName);
        const has = (isObjectType(type) || isInterfaceType(type)) && type.getFields()[fieldName];
        expect([owner, coordinate, Boolean(has)]).toEqual([owner, coordinate, true]);
      }
    }
  });
});
