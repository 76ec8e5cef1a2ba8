import { Kind, valueFromASTUntyped } from 'graphql';
import type { ConstDirectiveNode, DocumentNode } from 'graphql';

const SPECIFICATION = /^https:\/\/specs\.apollo\.dev\/cost\/v0\.\d+$/;

/** Under which names a supergraph uses `@cost` and `@listSize`; null where it does not. */
export function namesOfCostDirectives(supergraph: DocumentNode): {
  readonly cost: string | null;
  readonly listSize: string | null;
} {
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION)
      continue;
    for (const directive of definition.directives ?? []) {
      const link = directive.name.value === 'link' ? linkOf(directive) : null;
      if (link === null || !SPECIFICATION.test(String(link.url))) continue;
      const prefix = typeof link.as === 'string' ? link.as : 'cost';
      const imported = importsOf(link.import);
      return {
        // The directive that is called like its specification needs no prefix.
        cost: imported.get('cost') ?? prefix,
        listSize: imported.get('listSize') ?? `${prefix}__listSize`,
      };
    }
  }
  return { cost: null, listSize: null };
}

function linkOf(directive: ConstDirectiveNode): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
}

/** Names of the specification → names here. */
function importsOf(given: unknown): ReadonlyMap<string, string> {
  const bare = (name: unknown) => String(name).replace(/^@/, '');
  const imports: readonly unknown[] = Array.isArray(given) ? given : [];
  return new Map(
    imports.map((each) => {
      if (typeof each === 'string') return [bare(each), bare(each)];
      const { name, as = name } = each as { readonly name: string; readonly as?: string };
      return [bare(name), bare(as)];
    }),
  );
}
