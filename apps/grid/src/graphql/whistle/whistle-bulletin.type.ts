import { connectionType, InstantScalar, LocalDateScalar, Policy } from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { BulletinState } from '../../domain/whistle/whistle-bulletin.states';
import { BulletinStateEnum } from './whistle.enums';

@Policy('staff')
@Directive('@key(fields: "id")')
@ObjectType('WhistleBulletin', {
  description:
    'Which responses of a month came late or not at all, organisation by organisation (通报). Drafted by a job, ' +
    'published by the district centre; the figures are those of its draft.',
})
export class WhistleBulletinType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => BulletinStateEnum, { description: 'Whether it is published.' })
  state!: BulletinState;

  @Field(() => LocalDateScalar, { description: 'The first day of the period.' })
  periodFrom!: string;

  @Field(() => LocalDateScalar, { description: 'The first day after it.' })
  periodTo!: string;

  @Field(() => Int, { description: 'Responses that were due in the period.' })
  responseCount!: number;

  @Field(() => Int, { description: 'How many of them arrived on time.' })
  onTimeCount!: number;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was published.' })
  publishedAt!: Date | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

export const WhistleBulletinConnection = connectionType(
  'WhistleBulletin',
  () => WhistleBulletinType,
);

@Policy('staff')
@ObjectType('WhistleBulletinLine', { description: 'One organisation in a bulletin.' })
export class WhistleBulletinLineType {
  @Field(() => Int, { description: 'Its responses that were due in the period.' })
  responseCount!: number;

  @Field(() => Int, { description: 'Those it came late to.' })
  lateCount!: number;

  @Field(() => Int, { description: 'Those the centre found it did not report to.' })
  absentCount!: number;

  @Field(() => Int, { description: 'Its objections that were found to have no ground.' })
  refusedObjectionCount!: number;

  @Field(() => [String], { description: 'The numbers of the whistles it came late to.' })
  lateNumbers!: string[];

  @Field(() => [String], { description: 'The numbers of the whistles it did not report to.' })
  absentNumbers!: string[];
}
