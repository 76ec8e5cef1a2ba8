import { LocalDateScalar } from '@gezhi/subgraph';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';

const PHONE = /^\d[\d -]{2,18}\d$/;

@InputType('RedrawingFields', { description: 'What every re-drawing is told.' })
abstract class RedrawingFields {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key makes no second re-drawing.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => LocalDateScalar, {
    description: 'The first day: today takes effect at once, a later day at its midnight.',
  })
  effectiveDate!: string;

  @Field(() => String, { description: 'Why, 2 to 200 characters; published, no personal data.' })
  @Length(2, 200)
  reason!: string;

  @Field(() => String, { nullable: true, description: 'The number of the document (文号).' })
  @IsOptional()
  @MaxLength(60)
  documentNumber?: string | null;
}

@InputType('PlannedGridInput', { description: 'A grid that is to be opened.' })
export class PlannedGridInput {
  @Field(() => ID, { description: 'Its code: never one that was used before.' })
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

  @Field(() => String, { nullable: true, description: 'Notice: what it covers, in words.' })
  @IsOptional()
  @MaxLength(200)
  noticeArea?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Notice: the work phone; that of the grid it comes from when left out.',
  })
  @IsOptional()
  @Matches(PHONE)
  workPhone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Notice: the supervision phone; that of the grid it comes from when left out.',
  })
  @IsOptional()
  @Matches(PHONE)
  supervisionPhone?: string | null;

  @Field(() => [[[[Float]]]], {
    nullable: true,
    description: 'Its border, as for setAreaBoundary.',
  })
  @IsOptional()
  @ArrayMaxSize(50)
  polygons?: number[][][][] | null;
}

@InputType('GridPartInput', { description: 'A part of a grid that is split.' })
export class GridPartInput extends PlannedGridInput {
  @Field(() => [ID], { description: 'The micro-grids that go to it, by their present codes.' })
  @ArrayMaxSize(200)
  microGrids!: string[];
}

@InputType('PostPlaceInput', { description: 'Where a post goes.' })
export class PostPlaceInput {
  @Field(() => ID, { description: 'The post.' })
  @IsUUID()
  id!: string;

  @Field(() => ID, { nullable: true, description: 'The new grid; the post ends when left out.' })
  to?: string | null;
}

@InputType('TransferCommunityInput', {
  description: 'Giving a community to another subdistrict.',
})
export class TransferCommunityInput extends RedrawingFields {
  @Field(() => ID, { description: 'The community that ends under this code.' })
  @Matches(/^\d{12}$/)
  from!: string;

  @Field(() => ID, { description: 'Its code in the other subdistrict: never one used before.' })
  code!: string;

  @Field(() => String, { description: 'Its name from then on, 2 to 60 characters.' })
  @Length(2, 60)
  name!: string;
}

@InputType('MergeCommunitiesInput', { description: 'Making several communities one.' })
export class MergeCommunitiesInput extends RedrawingFields {
  @Field(() => [ID], { description: 'The communities that end, 2 to 10 of one subdistrict.' })
  @ArrayMinSize(2)
  @ArrayMaxSize(10)
  @ArrayUnique()
  @Matches(/^\d{12}$/, { each: true })
  codes!: string[];

  @Field(() => ID, { description: 'The code of the new community: never one used before.' })
  code!: string;

  @Field(() => String, { description: 'Its name, 2 to 60 characters.' })
  @Length(2, 60)
  name!: string;
}

@InputType('SplitGridInput', { description: 'Splitting a grid.' })
export class SplitGridInput extends RedrawingFields {
  @Field(() => ID, { description: 'The grid that ends.' })
  code!: string;

  @Field(() => [GridPartInput], { description: 'What it becomes, 2 to 10 grids of its community.' })
  @ArrayMinSize(2)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  parts!: GridPartInput[];

  @Field(() => [PostPlaceInput], {
    defaultValue: [],
    description: 'Where each post of the grid goes; those of micro-grids go with them.',
  })
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  posts!: PostPlaceInput[];
}

@InputType('MergeGridsInput', { description: 'Merging grids.' })
export class MergeGridsInput extends RedrawingFields {
  @Field(() => [ID], { description: 'The grids that end, 2 to 10 of one community.' })
  @ArrayMinSize(2)
  @ArrayMaxSize(10)
  codes!: string[];

  @Field(() => PlannedGridInput, { description: 'What they become.' })
  @ValidateNested()
  into!: PlannedGridInput;

  @Field(() => [PostPlaceInput], {
    defaultValue: [],
    description: 'Posts that do not go with their grid: a grid has one leader.',
  })
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  posts!: PostPlaceInput[];
}

@InputType('MoveMicroGridsInput', { description: 'Giving micro-grids to another grid.' })
export class MoveMicroGridsInput extends RedrawingFields {
  @Field(() => [ID], { description: 'The micro-grids, by their present codes.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  microGrids!: string[];

  @Field(() => ID, { description: 'The grid of the same subdistrict they go to.' })
  to!: string;
}

@InputType('CancelRedrawingInput', { description: 'Calling a planned re-drawing off.' })
export class CancelRedrawingInput {
  @Field(() => ID, { description: 'The re-drawing.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => String, { description: 'Why, 2 to 200 characters; no personal data.' })
  @Length(2, 200)
  note!: string;
}
