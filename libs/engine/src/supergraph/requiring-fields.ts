import { parse, visit } from 'graphql';

/** Names of the fields that read others of their object first (`@requires`), in a supergraph. */
export function findRequiringFields(sdl: string): ReadonlySet<string> {
  const names = new Set<string>();
  visit(parse(sdl, { noLocation: true }), {
    FieldDefinition({ name, directives = [] }) {
      const requires = directives.some(
        (each) =>
          each.name.value === 'join__field' &&
          each.arguments?.some((argument) => argument.name.value === 'requires'),
      );
      if (requires) names.add(name.value);
    },
  });
  return names;
}
