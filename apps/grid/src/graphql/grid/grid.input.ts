import { IsOptional, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

/** Digits as on a sign, with hyphens or spaces. */
const PHONE = /^\d[\d -]{2,18}\d$/;

@InputType('OpenGridInput', { description: 'Opening a grid.' })
export class OpenGridInput {
  @Field(() => ID, {
    description: 'Its code: the community, C (comprehensive) or D (dedicated), three digits.',
  })
  code!: string;

  @Field(() => String, { description: 'The name, 2 to 60 characters.' })
  @Length(2, 60)
  name!: string;

  @Field(() => String, { nullable: true, description: 'The place of a dedicated grid.' })
  @IsOptional()
  @MaxLength(60)
  placeName?: string | null;

  @Field(() => ID, { nullable: true, description: 'The party branch (G4).' })
  @IsOptional()
  @IsUUID()
  partyBranchId?: string | null;
}

@InputType('EditGridInput', {
  description: 'Changing a grid; what is left out stays, null empties.',
})
export class EditGridInput {
  @Field(() => ID, { description: 'The grid.' })
  code!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => ID, { nullable: true, description: 'The party branch (G4).' })
  @IsOptional()
  @IsUUID()
  partyBranchId?: string | null;

  @Field(() => String, { nullable: true, description: 'Notice: what it covers, in words.' })
  @IsOptional()
  @MaxLength(200)
  noticeArea?: string | null;

  @Field(() => String, { nullable: true, description: 'Notice: the work phone of those in it.' })
  @IsOptional()
  @Matches(PHONE)
  workPhone?: string | null;

  @Field(() => String, { nullable: true, description: 'Notice: the supervision phone.' })
  @IsOptional()
  @Matches(PHONE)
  supervisionPhone?: string | null;
}

@InputType('OpenMicroGridInput', { description: 'Opening a micro-grid.' })
export class OpenMicroGridInput {
  @Field(() => ID, { description: 'Its code: the grid, M and three digits.' })
  code!: string;

  @Field(() => String, { description: 'The name, 2 to 60 characters.' })
  @Length(2, 60)
  name!: string;

  @Field(() => Int, { description: 'How many households live there.' })
  @Min(0)
  @Max(10_000)
  households!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Why it has fewer than 50 or more than 100 households; required then (G1).',
  })
  @IsOptional()
  @MaxLength(200)
  sizeReason?: string | null;

  @Field(() => String, { nullable: true, description: 'What its volunteer looks after.' })
  @IsOptional()
  @MaxLength(60)
  volunteerRole?: string | null;
}

@InputType('ResizeMicroGridInput', { description: 'Counting the households of a micro-grid anew.' })
export class ResizeMicroGridInput {
  @Field(() => ID, { description: 'The micro-grid.' })
  code!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => Int, { description: 'How many households live there now.' })
  @Min(0)
  @Max(10_000)
  households!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Why it has fewer than 50 or more than 100 households; required then (G1).',
  })
  @IsOptional()
  @MaxLength(200)
  sizeReason?: string | null;
}
