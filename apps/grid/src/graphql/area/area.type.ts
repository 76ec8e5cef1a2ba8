import type { AreaKind } from '@gezhi/kernel';
import { AREA_KIND_LIST } from '@gezhi/kernel';
import { codeEnum, connectionType, LocalDateScalar } from '@gezhi/subgraph';
import { createUnionType, Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { Boundary } from '../../domain/area/geometry';

export const AreaKindEnum = codeEnum(AREA_KIND_LIST);

@ObjectType('GeoPolygon', {
  description: 'A GeoJSON polygon (RFC 7946); positions are longitude and latitude in WGS 84.',
})
export class GeoPolygonType {
  @Field(() => String, { description: 'Always Polygon.' })
  type!: 'Polygon';

  @Field(() => [[[Float]]], { description: 'Rings of positions, the outer ring first.' })
  coordinates!: readonly (readonly (readonly number[])[])[];
}

@ObjectType('GeoMultiPolygon', {
  description: 'A GeoJSON multipolygon (RFC 7946), for areas in several pieces.',
})
export class GeoMultiPolygonType {
  @Field(() => String, { description: 'Always MultiPolygon.' })
  type!: 'MultiPolygon';

  @Field(() => [[[[Float]]]], { description: 'Polygons, each of rings, the outer ring first.' })
  polygons!: readonly (readonly (readonly (readonly number[])[])[])[];
}

/** Two GeoJSON types name their field `coordinates` with different depths, which one selection cannot hold. */
export const GeoBoundaryUnion = createUnionType({
  name: 'GeoBoundary',
  description: 'The border of an area: in one piece, or in several.',
  types: () => [GeoPolygonType, GeoMultiPolygonType] as const,
  resolveType: ({ type }) => (type === 'Polygon' ? 'GeoPolygon' : 'GeoMultiPolygon'),
});

@Directive('@key(fields: "code")')
@ObjectType('Area', {
  description:
    'An area (区域) of any level, from the city to a micro-grid; the pivot of all reports. Other departments add their ' +
    'own figures and lists to it. Codes follow GB/T 2260 and GB/T 10114.',
})
export class AreaType {
  @Field(() => ID, { description: 'The area code: a prefix is the area above.' })
  code!: string;

  @Field(() => String, { description: 'The name in Chinese.' })
  name!: string;

  @Field(() => AreaKindEnum, { description: 'The level. Functional areas are not subdistricts.' })
  kind!: AreaKind;

  @Field(() => ID, {
    nullable: true,
    description: 'The code of the area above; null for the city.',
  })
  parentCode!: string | null;

  @Field(() => Int, { description: '1 for the city … 6 for a micro-grid.' })
  level!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'How many households live here: a count, never a list. Null for functional areas.',
  })
  households!: number | null;

  @Field(() => Float, { nullable: true, description: 'Longitude of the centre, WGS 84.' })
  longitude!: number | null;

  @Field(() => Float, { nullable: true, description: 'Latitude of the centre, WGS 84.' })
  latitude!: number | null;

  boundary!: Boundary | null;

  @Field(() => LocalDateScalar, { description: 'The first day it holds.' })
  validFrom!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The first day it no longer holds; null while it does.',
  })
  validTo!: string | null;
}

export const AreaConnection = connectionType('Area', () => AreaType);

@ObjectType('AreaVersion', {
  description: 'How an area was until it was changed (历史版本): its name and border.',
})
export class AreaVersionType {
  @Field(() => String, { description: 'The name it had.' })
  name!: string;

  boundary!: Boundary | null;

  @Field(() => LocalDateScalar, { description: 'The first day it was so.' })
  validFrom!: string;

  @Field(() => LocalDateScalar, { description: 'The first day it no longer was.' })
  validTo!: string;

  @Field(() => String, { description: 'Why it was changed, as published.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'The number of the document (文号).' })
  documentNumber!: string | null;
}

export const AreaVersionConnection = connectionType('AreaVersion', () => AreaVersionType);

@ObjectType('AreaNearby', { description: 'An area and how far away it is.' })
export class AreaNearbyType {
  @Field(() => AreaType, { description: 'The area.' })
  area!: AreaType;

  @Field(() => Float, { description: 'Metres to its border; 0 inside.' })
  metres!: number;
}
