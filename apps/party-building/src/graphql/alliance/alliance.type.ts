import { codeEnum, connectionType, LocalDateScalar } from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { AllianceState, MembershipState } from '../../domain/alliance/alliance.states';
import { ALLIANCE_STATES, MEMBERSHIP_STATES } from '../../domain/alliance/alliance.states';

export const AllianceStateEnum = codeEnum(ALLIANCE_STATES);
export const AllianceMemberStateEnum = codeEnum(MEMBERSHIP_STATES);

@Directive('@key(fields: "id")')
@ObjectType('Alliance', {
  description:
    'An alliance (党建联盟): organisations of any kind in one area that share what they have and need. Who is allied is ' +
    'public; the four lists are not.',
})
export class AllianceType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'The name.' })
  name!: string;

  @Field(() => String, { description: 'What the members agreed on (章程).' })
  charter!: string;

  @Field(() => AllianceStateEnum, { description: 'Whether it is active.' })
  state!: AllianceState;

  @Field(() => LocalDateScalar, { description: 'When it was established.' })
  establishedOn!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The first day it no longer exists; null while it does.',
  })
  dissolvedOn!: string | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

export const AllianceConnection = connectionType('Alliance', () => AllianceType);

@ObjectType('AllianceMember', { description: 'An organisation’s time in an alliance (成员单位).' })
export class AllianceMemberType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => AllianceMemberStateEnum, { description: 'Whether it is a member now.' })
  state!: MembershipState;

  @Field(() => LocalDateScalar, { description: 'When it joined.' })
  joinedOn!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The first day it was no longer a member; null while it is.',
  })
  leftOn!: string | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

export const AllianceMemberConnection = connectionType('AllianceMember', () => AllianceMemberType);
