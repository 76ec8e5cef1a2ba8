import { Kind } from 'graphql';
import type { DirectiveNode } from 'graphql';

/**
 * When a selection is there: all of these variables have these values. Written `3` for the variable
 * number 3 being true and `!3` for it being false; empty is always.
 */
export type Guard = readonly string[];

/** Numbers the variables that `@skip` and `@include` look at. */
export class ConditionVariables {
  readonly names: string[] = [];

  /** The guard with a selection's own directives added; null when it can never hold. */
  guard(outer: Guard, directives: readonly DirectiveNode[] | undefined): Guard | null {
    let guard = outer;
    for (const directive of directives ?? []) {
      const name = directive.name.value;
      if (name !== 'skip' && name !== 'include') continue;
      const wanted = name === 'include';
      const value = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
      if (value?.kind === Kind.BOOLEAN) {
        if (value.value !== wanted) return null;
      } else if (value?.kind === Kind.VARIABLE) {
        const literal = `${wanted ? '' : '!'}${this.numberOf(value.name.value)}`;
        if (guard.includes(opposite(literal))) return null;
        if (!guard.includes(literal)) guard = [...guard, literal];
      }
    }
    return guard;
  }

  private numberOf(name: string): number {
    const known = this.names.indexOf(name);
    return known >= 0 ? known : this.names.push(name) - 1;
  }
}

function opposite(literal: string): string {
  return literal.startsWith('!') ? literal.slice(1) : `!${literal}`;
}

/** JavaScript that tells whether any of the guards holds; null when one always does. */
export function guardExpression(guards: readonly Guard[]): string | null {
  if (guards.some((guard) => guard.length === 0)) return null;
  const literal = (text: string) => (text.startsWith('!') ? `!c[${text.slice(1)}]` : `c[${text}]`);
  const terms = [...new Set(guards.map((guard) => [...guard].sort().map(literal).join(' && ')))];
  return terms.map((term) => (terms.length > 1 ? `(${term})` : term)).join(' || ');
}
