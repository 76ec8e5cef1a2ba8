import type { ProblemKind } from '@gezhi/kernel';
import { Directive, Field, Int, InterfaceType, ObjectType } from 'type-graphql';

/** What every problem value carries at run time. */
export interface ProblemValue {
  readonly __typename: string;
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}

@InterfaceType('Problem', {
  description:
    'An expected refusal (业务拒绝). A mutation answers it as a value beside its success type; faults are errors. ' +
    'Codes are listed in docs/errors.md.',
  resolveType: (value: ProblemValue) => value.__typename,
})
export abstract class Problem {
  @Field(() => String, { description: 'Stable code to program against, e.g. INVALID_TRANSITION.' })
  code!: string;

  @Field(() => String, { description: 'What to tell the user, in the language of the request.' })
  message!: string;

  @Field(() => [String], {
    description: 'The input field the reason lies in; empty when it is not in the input.',
  })
  path!: string[];
}

@Directive('@shareable')
@ObjectType('NotFound', {
  implements: Problem,
  description:
    'The object does not exist or lies outside the scope of the caller: both answer alike.',
})
export class NotFound extends Problem {}

@Directive('@shareable')
@ObjectType('Forbidden', {
  implements: Problem,
  description: 'The roles, areas or organisation of the caller do not allow the action.',
})
export class Forbidden extends Problem {}

@Directive('@shareable')
@ObjectType('Conflict', {
  implements: Problem,
  description: 'The version or idempotency key of the caller does not fit what is stored.',
})
export class Conflict extends Problem {
  @Field(() => Int, {
    nullable: true,
    description: 'The version now stored, when a version was stale.',
  })
  currentVersion!: number | null;
}

@Directive('@shareable')
@ObjectType('Violation', { description: 'One field of an input that is not as required.' })
export class Violation {
  @Field(() => [String], { description: 'The path of the field in the input.' })
  path!: string[];

  @Field(() => String, { description: 'What is required, in the language of the request.' })
  message!: string;
}

@Directive('@shareable')
@ObjectType('InvalidInput', {
  implements: Problem,
  description: 'Fields of the input are not as required.',
})
export class InvalidInput extends Problem {
  @Field(() => [Violation], { description: 'Every field that is wrong.' })
  violations!: Violation[];
}

@Directive('@shareable')
@ObjectType('InvalidTransition', {
  implements: Problem,
  description: 'The state machine has no such step from the present state.',
})
export class InvalidTransition extends Problem {
  @Field(() => String, { description: 'The present state.' })
  currentState!: string;

  @Field(() => String, { description: 'The action refused.' })
  action!: string;

  @Field(() => [String], { description: 'The actions possible now.' })
  allowed!: string[];
}

@Directive('@shareable')
@ObjectType('RuleRefusal', {
  implements: Problem,
  description: 'A rule of the domain or of the law says no.',
})
export class RuleRefusal extends Problem {
  @Field(() => String, { nullable: true, description: 'The law, standard or rule behind it.' })
  source!: string | null;
}

/** The GraphQL type of each kind of problem. */
export const PROBLEM_TYPES: Readonly<Record<ProblemKind, typeof NotFound>> = {
  NOT_FOUND: NotFound,
  FORBIDDEN: Forbidden,
  CONFLICT: Conflict,
  INVALID_INPUT: InvalidInput,
  INVALID_TRANSITION: InvalidTransition,
  RULE: RuleRefusal,
};

export const PROBLEM_NAMES: Readonly<Record<ProblemKind, string>> = {
  NOT_FOUND: 'NotFound',
  FORBIDDEN: 'Forbidden',
  CONFLICT: 'Conflict',
  INVALID_INPUT: 'InvalidInput',
  INVALID_TRANSITION: 'InvalidTransition',
  RULE: 'RuleRefusal',
};
