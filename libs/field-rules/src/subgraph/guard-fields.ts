import type { Actor, PolicyCatalogue } from '@gezhi/identity';
import type { Language } from '@gezhi/kernel';
import { defaultFieldResolver, GraphQLError, isObjectType } from 'graphql';
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { UNAUTHORIZED, unauthorizedMessage } from '../field-rule-problems';
import type { FieldRules } from '../rules/field-rules';
import { checkPolicies, createJudge } from '../rules/judge';
import type { Requirement } from '../rules/requirement';

/** What must be known of a request to decide about its fields. */
export interface GuardedContext {
  readonly actor: Actor;
  readonly language: Language;
}

type Resolve = GraphQLFieldResolver<unknown, GuardedContext>;

/** The second line of defence: a subgraph decides again, whoever asked it and however. */
export interface SubgraphGuard {
  /** Makes every protected field of the schema decide before it resolves, those below references too. */
  guardFields(schema: GraphQLSchema): void;
  /** Throws UNAUTHORIZED_FIELD_OR_TYPE when the caller may not be given the type at all. */
  admitToType(typeName: string, context: GuardedContext): void;
}

/** Throws UnknownPolicyError when a rule names a policy that does not exist. */
export function createSubgraphGuard(rules: FieldRules, policies: PolicyCatalogue): SubgraphGuard {
  checkPolicies(rules, policies);
  const judge = createJudge(policies);

  function admit(requirement: Requirement, coordinate: string, context: GuardedContext): void {
    if (judge.meets(context.actor, requirement)) return;
    const missing = judge.missing(context.actor, requirement);
    throw new GraphQLError(unauthorizedMessage(coordinate, missing, context.language), {
      extensions: { code: UNAUTHORIZED, coordinate, missing },
    });
  }

  const guarded =
    (resolve: Resolve, requirement: Requirement, coordinate: string): Resolve =>
    (root, args, context, info) => {
      admit(requirement, coordinate, context);
      return resolve(root, args, context, info);
    };

  return {
    guardFields(schema) {
      for (const type of Object.values(schema.getTypeMap())) {
        if (!isObjectType(type) || type.name.startsWith('_')) continue;
        for (const field of Object.values(type.getFields())) {
          if (field.name.startsWith('_')) continue;
          const requirement = rules.ofField(type.name, field.name);
          if (requirement.conditions.length === 0) continue;
          const coordinate = `${type.name}.${field.name}`;
          field.resolve = guarded(field.resolve ?? defaultFieldResolver, requirement, coordinate);
          if (field.subscribe) field.subscribe = guarded(field.subscribe, requirement, coordinate);
        }
      }
    },
    admitToType: (typeName, context) => admit(rules.ofType(typeName), typeName, context),
  };
}
