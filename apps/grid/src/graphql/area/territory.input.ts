import { ArrayMaxSize, IsOptional, Length, Max, MaxLength, Min } from 'class-validator';
import { ArgsType, Field, Float, ID, InputType, Int } from 'type-graphql';
import type { AreaKind } from '@gezhi/kernel';
import { AreaKindEnum } from './area.type';

@ArgsType()
export class AreaAtArgs {
  @Field(() => Float, { description: 'Longitude, WGS 84.' })
  @Min(-180)
  @Max(180)
  longitude!: number;

  @Field(() => Float, { description: 'Latitude, WGS 84.' })
  @Min(-85)
  @Max(85)
  latitude!: number;

  @Field(() => AreaKindEnum, { nullable: true, description: 'Of this kind; any when left out.' })
  kind?: AreaKind | null;
}

@ArgsType()
export class AreasNearArgs extends AreaAtArgs {
  @Field(() => Float, { description: 'How far, in metres, at most 20000.' })
  @Min(1)
  @Max(20_000)
  metres!: number;

  @Field(() => Int, { defaultValue: 20, description: 'How many to read, at most 100.' })
  @Min(1)
  @Max(100)
  first!: number;
}

@InputType('AmendmentFields', { description: 'Why an area is changed.' })
export abstract class AmendmentFields {
  @Field(() => ID, { description: 'The area.' })
  code!: string;

  @Field(() => String, { description: 'Why, 2 to 200 characters; published, no personal data.' })
  @Length(2, 200)
  reason!: string;

  @Field(() => String, { nullable: true, description: 'The number of the document (文号).' })
  @IsOptional()
  @MaxLength(60)
  documentNumber?: string | null;
}

@InputType('SetAreaBoundaryInput', { description: 'Drawing the border of an area anew.' })
export class SetAreaBoundaryInput extends AmendmentFields {
  @Field(() => [[[[Float]]]], {
    description:
      'Polygons of rings of positions, as in a GeoJSON MultiPolygon: closed, outer rings counter-clockwise, holes ' +
      'clockwise, at most 2000 positions; else BOUNDARY_BROKEN.',
  })
  @ArrayMaxSize(50)
  polygons!: number[][][][];
}

@InputType('RenameAreaInput', { description: 'Naming an area anew.' })
export class RenameAreaInput extends AmendmentFields {
  @Field(() => String, { description: 'The new name in Chinese, 2 to 60 characters.' })
  @Length(2, 60)
  name!: string;
}
