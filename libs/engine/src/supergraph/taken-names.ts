import { Kind, parse, visit } from 'graphql';
import type { ConstDirectiveNode } from 'graphql';
import type { RequiredFields } from './required-fields';

/** Names in a client's operation that would meet what the engine fetches for itself. */
export interface TakenNames {
  /** The field that one the engine made for itself stands for. */
  readonly standFor: ReadonlyMap<string, string>;
  /** Parts of keys and requirements, and `__typename`: no other field may go by their name. */
  readonly aliases: ReadonlySet<string>;
}

/** Finds them in a supergraph whose requirements are separated. */
export function findTakenNames({ sdl, fields }: RequiredFields): TakenNames {
  const aliases = new Set(['__typename']);
  visit(parse(sdl, { noLocation: true }), {
    Directive(directive) {
      for (const selection of selectionsOf(directive as ConstDirectiveNode)) {
        visit(parse(`{ ${selection} }`, { noLocation: true }), {
          Field: ({ name }) => void aliases.add(name.value),
        });
      }
    },
  });
  const standFor = new Map([...fields].map(([own, { name }]) => [own, name]));
  return { standFor, aliases };
}

function selectionsOf({ name, arguments: given = [] }: ConstDirectiveNode): string[] {
  if (name.value !== 'join__field' && name.value !== 'join__type') return [];
  return given.flatMap(({ name: argument, value }) =>
    (argument.value === 'requires' || argument.value === 'key') && value.kind === Kind.STRING
      ? [value.value]
      : [],
  );
}
