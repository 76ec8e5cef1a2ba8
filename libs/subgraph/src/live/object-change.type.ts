import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { InstantScalar } from '../schema/scalars';

/** A change of an object, as those are told who follow it. */
@Directive('@shareable')
@ObjectType('ObjectChange', {
  description:
    'That an object was made or changed (变更), without what it holds: ask for it by its key.',
})
export class ObjectChangeType {
  @Field(() => String, { description: 'Its place in the feed: give it as `after` to go on.' })
  cursor!: string;

  @Field(() => InstantScalar, { description: 'When it happened.' })
  at!: Date;

  @Field(() => String, { description: 'The type of the object in the graph.' })
  type!: string;

  @Field(() => ID, { description: 'The key of the object.' })
  id!: string;

  @Field(() => String, { description: 'What was done.' })
  action!: string;

  @Field(() => String, { nullable: true, description: 'The state before, where it has states.' })
  from!: string | null;

  @Field(() => String, { nullable: true, description: 'The state after.' })
  to!: string | null;

  @Field(() => ID, { nullable: true, description: 'The area the object lies in.' })
  areaCode!: string | null;

  @Field(() => [ID], { description: 'The organisations it concerns wherever it lies.' })
  organizationIds!: readonly string[];
}

@Directive('@shareable')
@ObjectType('ChangePage', { description: 'Changes in the order in which they were committed.' })
export class ChangePageType {
  @Field(() => [ObjectChangeType], { description: 'The changes in your scope, the oldest first.' })
  changes!: readonly ObjectChangeType[];

  @Field(() => String, {
    description: 'Where to go on: every change before this place that is in your scope was told.',
  })
  next!: string;

  @Field(() => Boolean, { description: 'Whether there are more changes by now.' })
  more!: boolean;
}
