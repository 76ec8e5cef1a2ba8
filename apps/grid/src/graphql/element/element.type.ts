import { connectionType, LocalDateScalar, PageArgs } from '@gezhi/subgraph';
import { IsOptional, IsUUID, Length } from 'class-validator';
import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { GridElement } from '../../domain/grid/grid.codes';
import { GridElementEnum } from '../grid/grid.enums';

@Directive('@key(fields: "id")')
@ObjectType('ElementAttachment', {
  description:
    'What a department attaches to a grid in place of a grid of its own (要素接入, G5), for a time.',
})
export class ElementAttachmentType {
  @Field(() => ID, { description: 'The key.' })
  id!: string;

  @Field(() => GridElementEnum, { description: 'What it is.' })
  element!: GridElement;

  @Field(() => String, { description: 'Whom the grid turns to: a post of the department.' })
  postTitle!: string;

  @Field(() => LocalDateScalar, { description: 'The first day.' })
  fromDate!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The first day it no longer is; null while it is.',
  })
  toDate!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was detached.' })
  endReason!: string | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}
export const ElementAttachmentConnection = connectionType(
  'ElementAttachment',
  () => ElementAttachmentType,
);

@ObjectType('ElementOwner', {
  description:
    'Which organisation may attach an element to the grids of an area (要素主管单位, G5).',
})
export class ElementOwnerType {
  @Field(() => ID, { description: 'The key.' })
  id!: string;

  @Field(() => GridElementEnum, { description: 'The element.' })
  element!: GridElement;

  @Field(() => ID, { description: 'The area.' })
  areaCode!: string;
}

@ArgsType()
export class AttachmentArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'true: also what was detached.' })
  past!: boolean;
}

@InputType('AttachGridElementInput', { description: 'Attaching an element to a grid.' })
export class AttachGridElementInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key attaches once.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The grid.' })
  gridCode!: string;

  @Field(() => GridElementEnum, { description: 'The element.' })
  element!: GridElement;

  @Field(() => String, {
    description: 'The post the grid turns to, 2 to 60 characters; no person.',
  })
  @Length(2, 60)
  postTitle!: string;
}

@InputType('DetachGridElementInput', { description: 'Taking an element off a grid.' })
export class DetachGridElementInput {
  @Field(() => ID, { description: 'The attachment.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => String, { description: 'Why, 2 to 200 characters; no personal data.' })
  @Length(2, 200)
  reason!: string;
}

@InputType('AllowGridElementInput', { description: 'Letting an organisation attach an element.' })
export class AllowGridElementInput {
  @Field(() => GridElementEnum, { description: 'The element.' })
  element!: GridElement;

  @Field(() => ID, { description: 'The organisation.' })
  @IsUUID()
  organizationId!: string;

  @Field(() => ID, { description: 'The area whose grids it may attach it to.' })
  areaCode!: string;
}
