import { ArrayMaxSize, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, Float, InputType } from 'type-graphql';
import { EventListArgs } from './event.args';

@InputType('MapBoxInput', { description: 'A rectangle on the map, in degrees (WGS 84).' })
export class MapBoxInput {
  @Field(() => Float, { description: 'The smallest longitude.' })
  west!: number;

  @Field(() => Float, { description: 'The smallest latitude.' })
  south!: number;

  @Field(() => Float, { description: 'The greatest longitude.' })
  east!: number;

  @Field(() => Float, { description: 'The greatest latitude.' })
  north!: number;
}

@InputType('MapCircleInput', { description: 'Everything within some metres of a point.' })
export class MapCircleInput {
  @Field(() => Float, { description: 'Longitude of the point, WGS 84.' })
  @Min(-180)
  @Max(180)
  longitude!: number;

  @Field(() => Float, { description: 'Latitude of the point, WGS 84.' })
  @Min(-85)
  @Max(85)
  latitude!: number;

  @Field(() => Float, { description: 'How far, in metres, at most 20000.' })
  @Min(1)
  @Max(20_000)
  metres!: number;
}

@InputType('MapPlaceInput', {
  description:
    'A place drawn on the map: exactly one of polygon, box and near, else PLACE_UNCLEAR.',
})
export class MapPlaceInput {
  @Field(() => [[[Float]]], {
    nullable: true,
    description: 'Rings of positions as in a GeoJSON polygon, the outer ring first.',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  polygon?: number[][][] | null;

  @Field(() => MapBoxInput, { nullable: true, description: 'A rectangle.' })
  @ValidateNested()
  box?: MapBoxInput | null;

  @Field(() => MapCircleInput, { nullable: true, description: 'A circle.' })
  @ValidateNested()
  near?: MapCircleInput | null;
}

const PLACE =
  'Only those in this place. Outside the handling team the masked position decides (about 100 m).';

@ArgsType()
export class AreaEventArgs extends EventListArgs {
  @Field(() => MapPlaceInput, { nullable: true, description: PLACE })
  @ValidateNested()
  place?: MapPlaceInput | null;
}

@ArgsType()
export class EventsWithinArgs extends EventListArgs {
  @Field(() => MapPlaceInput, { description: PLACE })
  @ValidateNested()
  place!: MapPlaceInput;
}
