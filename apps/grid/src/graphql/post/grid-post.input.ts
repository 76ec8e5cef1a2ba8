import { LocalDateScalar, PageArgs, KnownOrganization } from '@gezhi/subgraph';
import { ArrayMaxSize, IsOptional, IsUUID, Length } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { GridPostKind } from '../../domain/post/post.codes';
import { GridPostKindEnum } from './grid-post.type';

@ArgsType()
export class GridPostArgs extends PageArgs {
  @Field(() => [GridPostKindEnum], { nullable: true, description: 'Only posts of these kinds.' })
  @IsOptional()
  @ArrayMaxSize(20)
  kinds?: GridPostKind[] | null;

  @Field(() => Boolean, { nullable: true, description: 'true: also posts that are over.' })
  past?: boolean | null;
}

@InputType('AppointToPostInput', { description: 'Appointing a worker to a post.' })
export class AppointToPostInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key makes no second post.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => GridPostKindEnum, { description: 'The post.' })
  kind!: GridPostKind;

  @Field(() => ID, { description: 'The grid, or the micro-grid for a micro-grid member.' })
  areaCode!: string;

  @Field(() => Boolean, {
    description: 'Full time: true for a full-time member, false for a part-time one.',
  })
  fullTime!: boolean;

  @Field(() => ID, { description: 'Opaque key of the worker; never a number of a person.' })
  @IsUUID()
  workerId!: string;

  @Field(() => String, { description: 'The name worn at work, 2 to 40 characters.' })
  @Length(2, 40)
  workerName!: string;

  @Field(() => ID, { nullable: true, description: 'The employer.' })
  @IsOptional()
  @IsUUID()
  @KnownOrganization()
  organizationId?: string | null;

  @Field(() => LocalDateScalar, { description: 'The first day.' })
  fromDate!: string;
}

@InputType('EndPostInput', { description: 'Ending a post.' })
export class EndPostInput {
  @Field(() => ID, { description: 'The post.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => LocalDateScalar, { description: 'The first day on which it is no longer held.' })
  toDate!: string;

  @Field(() => String, { description: 'Why, 2 to 200 characters; no personal data.' })
  @Length(2, 200)
  reason!: string;
}
