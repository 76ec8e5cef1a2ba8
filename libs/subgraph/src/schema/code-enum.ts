import type { CodeList } from '@gezhi/kernel';
import { registerEnumType } from 'type-graphql';

/**
 * Registers a code list as a GraphQL enum; every value is described in both languages.
 * Use the answer as the type of a field: `@Field(() => EventSourceEnum)`.
 */
export function codeEnum<Code extends string>(list: CodeList<Code>): { [C in Code]: C } {
  const values = Object.fromEntries(list.codes.map((code) => [code, code])) as { [C in Code]: C };
  const described = list.codes.map((code) => [code, { description: both(list.labels[code]) }]);
  registerEnumType(values, {
    name: list.name,
    description: both(list.title),
    valuesConfig: Object.fromEntries(described) as { [C in Code]: { description: string } },
  });
  return values;
}

export function both(text: { en: string; zh: string }): string {
  return `${text.en} (${text.zh})`;
}
