import { Directive } from 'type-graphql';

type FieldOrTypeDecorator = ReturnType<typeof Directive>;

/** One name, or several that must be held together. */
export type Alternative = string | readonly string[];

/** The field or type is for callers who have signed in. */
export function Authenticated(): FieldOrTypeDecorator {
  return Directive('@authenticated');
}

/** It takes one of the alternatives in OAuth scopes: `RequiresScopes('figures:read', ['a', 'b'])` is a single one or both others. */
export function RequiresScopes(...alternatives: readonly Alternative[]): FieldOrTypeDecorator {
  return Directive(`@requiresScopes(scopes: ${listed(alternatives)})`);
}

/** It takes one of the alternatives in policies of `@gezhi/identity`; a name that is none fails the build of the schema. */
export function Policy(...alternatives: readonly Alternative[]): FieldOrTypeDecorator {
  return Directive(`@policy(policies: ${listed(alternatives)})`);
}

function listed(alternatives: readonly Alternative[]): string {
  return JSON.stringify(alternatives.map((names) => (typeof names === 'string' ? [names] : names)));
}
