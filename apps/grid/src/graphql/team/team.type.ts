import { codeEnum, connectionType, LocalDateScalar, PageArgs, Policy } from '@gezhi/subgraph';
import { ArrayMaxSize, IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { GridPostKind } from '../../domain/post/post.codes';
import type { StaffingPart, StaffingRole } from '../../domain/team/team.codes';
import { STAFFING_PARTS, STAFFING_ROLES } from '../../domain/team/team.codes';
import { GridPostKindEnum } from '../post/grid-post.type';

export const StaffingRoleEnum = codeEnum(STAFFING_ROLES);
export const StaffingPartEnum = codeEnum(STAFFING_PARTS);

@ObjectType('GridStaffing', {
  description: 'A line of how grids are staffed (网格配备标准); the team is "3+1+N".',
})
export class GridStaffingType {
  @Field(() => StaffingRoleEnum, { description: 'What people are needed for.' })
  role!: StaffingRole;

  @Field(() => StaffingPartEnum, { description: 'The part of the staffing.' })
  part!: StaffingPart;

  @Field(() => Boolean, { description: 'Whether a grid without it has a vacancy.' })
  required!: boolean;

  @Field(() => [GridPostKindEnum], { description: 'Which posts fill it.' })
  postKinds!: GridPostKind[];

  @Field(() => String, { description: 'Where it comes from.' })
  source!: string;
}

@ObjectType('GridVacancy', {
  description: 'Something a grid needs that nobody holds today (岗位空缺).',
})
export class GridVacancyType {
  @Field(() => StaffingRoleEnum, { description: 'What is lacking.' })
  role!: StaffingRole;

  @Field(() => LocalDateScalar, {
    description: 'The first day nobody held it; that of the grid where nobody ever did.',
  })
  since!: string;
}

@Policy('staff')
@ObjectType('GridTeam', { description: 'The team of a grid, "3+1+N" (网格团队), made of posts.' })
export class GridTeamType {
  @Field(() => ID, { description: 'The key.' })
  id!: string;

  @Field(() => LocalDateScalar, { description: 'The day it was formed.' })
  formedOn!: string;

  @Field(() => String, { description: 'Why it was last changed.' })
  reason!: string;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

@Policy('staff')
@ObjectType('GridTeamPlace', { description: 'A post in the team of a grid, for a time.' })
export class GridTeamPlaceType {
  @Field(() => ID, { description: 'The key.' })
  id!: string;

  @Field(() => StaffingRoleEnum, { description: 'The role in the team.' })
  role!: StaffingRole;

  @Field(() => LocalDateScalar, { description: 'The first day.' })
  fromDate!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The first day on which it is no longer in the team; null while it is.',
  })
  toDate!: string | null;
}
export const GridTeamPlaceConnection = connectionType('GridTeamPlace', () => GridTeamPlaceType);

@ArgsType()
export class TeamArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'true: also who was in it before.' })
  past!: boolean;
}

@InputType('GridTeamPlaceInput', { description: 'A post in a team.' })
export class GridTeamPlaceInput {
  @Field(() => ID, { description: 'The post, held in the grid or its micro-grids.' })
  @IsUUID()
  postId!: string;

  @Field(() => StaffingRoleEnum, { description: 'Its role.' })
  role!: StaffingRole;
}

@InputType('ArrangeGridTeamInput', { description: 'Forming or changing the team of a grid.' })
export class ArrangeGridTeamInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key arranges once.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The grid.' })
  gridCode!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => [GridTeamPlaceInput], { description: 'The whole team as it is to be, at most 50.' })
  @ArrayMaxSize(50)
  @ValidateNested()
  members!: GridTeamPlaceInput[];

  @Field(() => String, { description: 'Why, 2 to 200 characters; no personal data.' })
  @Length(2, 200)
  reason!: string;
}
