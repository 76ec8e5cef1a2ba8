import type { Text } from '@gezhi/kernel';
import type { Actor } from '../actor';

/** A named answer to "is this caller one of those?", used by schemas as `@policy(policies: [["name"]])`. */
export interface Policy {
  readonly name: string;
  /** Whom it admits, for people who read the schema. */
  readonly description: Text;
  /** Decides on what the token says alone: rows and areas are not its business. Never throws. */
  readonly holds: (actor: Actor) => boolean;
}

/** All policies there are. */
export interface PolicyCatalogue {
  readonly policies: readonly Policy[];
  find(name: string): Policy | undefined;
}

/** Throws when two policies have one name. */
export function definePolicies(policies: readonly Policy[]): PolicyCatalogue {
  const byName = new Map(policies.map((policy) => [policy.name, policy]));
  if (byName.size < policies.length) throw new RangeError('Two policies have the same name.');
  return { policies, find: (name) => byName.get(name) };
}
