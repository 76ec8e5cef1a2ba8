import { connectionType, InstantScalar, LocalDateScalar } from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { DelegationState } from '../../domain/delegation/delegation.states';
import type { TransferKind } from '../../domain/power/power.codes';
import { TransferKindEnum } from '../power/power.enums';
import { DelegationStateEnum } from './delegation.enums';

@Directive('@key(fields: "id")')
@ObjectType('Delegation', {
  description:
    'A power given by a department to another organisation (赋权) by a published instrument, for a time (E5). ' +
    'Published ones are public.',
})
export class DelegationType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => TransferKindEnum, { description: 'To which level it was transferred.' })
  kind!: TransferKind;

  @Field(() => String, { description: 'The department the law gives the power to.' })
  originDepartmentCode!: string;

  @Field(() => DelegationStateEnum, {
    description: 'What was decided; whether it holds on a day is said by its dates.',
  })
  state!: DelegationState;

  @Field(() => String, { description: 'The document it rests on.' })
  instrument!: string;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was published.' })
  publishedAt!: Date | null;

  @Field(() => LocalDateScalar, { description: 'The first day it holds.' })
  effectiveFrom!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      'The last day it holds; null while no end is known. Before effectiveFrom when it never came to hold.',
  })
  effectiveTo!: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When it will be evaluated (评估).',
  })
  nextEvaluation!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was withdrawn.' })
  withdrawnAt!: Date | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

export const DelegationConnection = connectionType('Delegation', () => DelegationType);

@ObjectType('DelegationOrigin', {
  description: 'How many power items in force came from one department.',
})
export class DelegationOriginType {
  @Field(() => String, { description: 'The department, as Organization.departmentCode.' })
  departmentCode!: string;

  @Field(() => Int, { description: 'Distinct power items in force.' })
  powerItems!: number;
}
