import { Kind, parse, visit } from 'graphql';
import type { ConstDirectiveNode } from 'graphql';

/** Names in a client's operation that would meet what the engine fetches for itself. */
export interface TakenNames {
  /** Fields some `@requires` reads with arguments: a client may ask the same with others. */
  readonly fields: ReadonlySet<string>;
  /** Parts of keys and requirements, and `__typename`: no other field may go by their name. */
  readonly aliases: ReadonlySet<string>;
}

/** Finds them in a supergraph. */
export function findTakenNames(sdl: string): TakenNames {
  const fields = new Set<string>();
  const aliases = new Set(['__typename']);
  visit(parse(sdl, { noLocation: true }), {
    Directive(directive) {
      for (const selection of selectionsOf(directive as ConstDirectiveNode)) {
        visit(parse(`{ ${selection} }`, { noLocation: true }), {
          Field({ name, arguments: given = [] }) {
            aliases.add(name.value);
            if (given.length > 0) fields.add(name.value);
          },
        });
      }
    },
  });
  return { fields, aliases };
}

function selectionsOf({ name, arguments: given = [] }: ConstDirectiveNode): string[] {
  if (name.value !== 'join__field' && name.value !== 'join__type') return [];
  return given.flatMap(({ name: argument, value }) =>
    (argument.value === 'requires' || argument.value === 'key') && value.kind === Kind.STRING
      ? [value.value]
      : [],
  );
}
