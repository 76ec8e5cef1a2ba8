import { codeEnum, connectionType, LocalDateScalar } from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { GridPostKind } from '../../domain/post/post.codes';
import { GRID_POST_KINDS } from '../../domain/post/post.codes';

export const GridPostKindEnum = codeEnum(GRID_POST_KINDS);

@Directive('@key(fields: "id")')
@ObjectType('GridPost', {
  description:
    'A post (岗位) held in a grid or micro-grid for a time. The holder is staff, told by the name worn at work.',
})
export class GridPostType {
  @Field(() => ID, { description: 'Opaque key of the post.' })
  id!: string;

  @Field(() => GridPostKindEnum, { description: 'What the holder does.' })
  kind!: GridPostKind;

  @Field(() => Boolean, { description: 'Whether it is held full time.' })
  fullTime!: boolean;

  @Field(() => String, { description: 'The name worn at work, as on the public notice.' })
  workerName!: string;

  @Field(() => LocalDateScalar, { description: 'The first day.' })
  fromDate!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The first day on which it is no longer held; null while it is.',
  })
  toDate!: string | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

export const GridPostConnection = connectionType('GridPost', () => GridPostType);
