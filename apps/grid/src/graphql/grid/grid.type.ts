import { connectionType } from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { GridElement, GridType, NoticeField } from '../../domain/grid/grid.codes';
import { GridElementEnum, GridTypeEnum, NoticeFieldEnum } from './grid.enums';

@ObjectType('PublicNotice', {
  description: 'What is posted in a grid for everybody to read (公示, G6).',
})
export class PublicNoticeType {
  @Field(() => String, { nullable: true, description: 'What the grid covers, in words.' })
  area!: string | null;

  @Field(() => String, { nullable: true, description: 'How to reach those who work in it.' })
  workPhone!: string | null;

  @Field(() => String, { nullable: true, description: 'Where to complain about the work.' })
  supervisionPhone!: string | null;

  @Field(() => [NoticeFieldEnum], { description: 'What is still missing; empty when complete.' })
  missing!: NoticeField[];
}

@Directive('@key(fields: "code")')
@ObjectType('Grid', {
  description: 'A grid (网格): the ground one team looks after. It has exactly one community (G2).',
})
export class GridObjectType {
  @Field(() => ID, { description: 'Its area code.' })
  code!: string;

  @Field(() => GridTypeEnum, { description: 'What it is drawn around.' })
  type!: GridType;

  @Field(() => String, { nullable: true, description: 'The place of a dedicated grid.' })
  placeName!: string | null;

  @Field(() => [GridElementEnum], {
    description: 'What departments attach to it in place of grids of their own (G5).',
  })
  elements!: GridElement[];

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

export const GridConnection = connectionType('Grid', () => GridObjectType);
