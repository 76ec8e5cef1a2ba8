import type { TransitionRecord } from '@gezhi/persistence';
import { InstantScalar, Policy } from '@gezhi/subgraph';
import { Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import type { EnforcementContext } from './context';
import { OrganizationType } from './organization/organization.type';

@ObjectType('EnforcementStep', {
  description: 'One step in the life of a delegation, a checklist or an inspection (办理过程).',
})
export class StepType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'The action of the state table, or what began the life.' })
  action!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The state before; null for the first step.',
  })
  fromState!: string | null;

  @Field(() => String, { description: 'The state after.' })
  toState!: string;

  @Policy('staff')
  @Field(() => String, { nullable: true, description: 'The reason given.' })
  note!: string | null;

  @Field(() => InstantScalar, { description: 'When it was taken.' })
  occurredAt!: Date;
}

@Resolver(() => StepType)
export class StepResolver {
  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'The organisation that acted; the person is not shown.',
  })
  organization(
    @Root() step: TransitionRecord,
    @Ctx() _context: EnforcementContext,
  ): OrganizationType | null {
    return step.actorOrganizationId === null ? null : { id: step.actorOrganizationId };
  }
}
