import { Kind, parse, visit } from 'graphql';
import type { ConstDirectiveNode } from 'graphql';

/** Names of fields, whatever type they are read on. */
export type FieldNames = ReadonlySet<string>;

/**
 * Fields that some `@requires` reads with arguments. A subgraph gets them under their own names, so
 * a client that asks the same field with other arguments must get it under another.
 */
export function findFieldsRequiredWithArguments(sdl: string): FieldNames {
  const found = new Set<string>();
  visit(parse(sdl, { noLocation: true }), {
    Directive(directive) {
      const requires = requiresOf(directive as ConstDirectiveNode);
      if (requires !== undefined) collect(requires, found);
    },
  });
  return found;
}

function requiresOf(directive: ConstDirectiveNode): string | undefined {
  if (directive.name.value !== 'join__field') return undefined;
  const value = directive.arguments?.find(({ name }) => name.value === 'requires')?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}

function collect(selection: string, found: Set<string>): void {
  const document = parse(`{ ${selection} }`, { noLocation: true });
  visit(document, {
    Field({ name, arguments: given = [] }) {
      if (given.length > 0) found.add(name.value);
    },
  });
}
