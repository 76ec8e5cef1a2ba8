import { isSignedIn } from '@gezhi/identity';
import type { Actor, PolicyCatalogue } from '@gezhi/identity';
import type { Alternatives, Condition, Requirement } from './requirement';
import type { FieldRules } from './field-rules';

/** A schema asks for a policy nobody has written: nobody could say whom it means. */
export class UnknownPolicyError extends Error {
  constructor(readonly names: readonly string[]) {
    super(`The schema names policies that do not exist: ${names.join('; ')}.`);
    this.name = 'UnknownPolicyError';
  }
}

/** Decides what actors meet. Answers are kept as long as the actor is: actors never change. */
export interface Judge {
  meets(actor: Actor, requirement: Requirement): boolean;
  /** The conditions the actor does not meet. */
  missing(actor: Actor, requirement: Requirement): readonly Condition[];
}

export function createJudge(policies: PolicyCatalogue): Judge {
  const known = new WeakMap<Actor, Map<string, boolean>>();

  const holds = (actor: Actor, condition: Condition): boolean => {
    if ('authenticated' in condition) return isSignedIn(actor);
    if ('scopes' in condition) {
      return oneOf(condition.scopes, (scope) => actor.scopes.includes(scope));
    }
    // A policy that does not exist is met by nobody.
    return oneOf(condition.policies, (name) => policies.find(name)?.holds(actor) === true);
  };

  return {
    meets(actor, requirement) {
      if (requirement.conditions.length === 0) return true;
      let answers = known.get(actor);
      if (!answers) known.set(actor, (answers = new Map()));
      let answer = answers.get(requirement.key);
      if (answer === undefined) {
        answer = requirement.conditions.every((condition) => holds(actor, condition));
        answers.set(requirement.key, answer);
      }
      return answer;
    },
    missing: (actor, { conditions }) => conditions.filter((condition) => !holds(actor, condition)),
  };
}

function oneOf(alternatives: Alternatives, has: (name: string) => boolean): boolean {
  return alternatives.some((names) => names.length > 0 && names.every(has));
}

/** Throws UnknownPolicyError when a rule names a policy that does not exist, with every place it does so. */
export function checkPolicies(rules: FieldRules, policies: PolicyCatalogue): void {
  const unknown = rules.declared().flatMap(({ coordinate, requirement }) =>
    policiesOf(requirement)
      .filter((name) => policies.find(name) === undefined)
      .map((name) => `"${name}" at ${coordinate}`),
  );
  if (unknown.length > 0) throw new UnknownPolicyError(unknown);
}

function policiesOf({ conditions }: Requirement): string[] {
  return conditions.flatMap((condition) =>
    'policies' in condition ? condition.policies.flat() : [],
  );
}
