import type { AreaKind } from '@gezhi/kernel';
import { LocalDateScalar, PageArgs } from '@gezhi/subgraph';
import { ArrayMaxSize, IsOptional, Length, MaxLength } from 'class-validator';
import { ArgsType, Field, ID } from 'type-graphql';
import { AreaKindEnum } from './area.type';

@ArgsType()
export class ChildAreaArgs extends PageArgs {
  @Field(() => AreaKindEnum, {
    nullable: true,
    description: 'All areas of this kind within; one level below when left out.',
  })
  kind?: AreaKind | null;
}

@ArgsType()
export class AreaSearchArgs extends PageArgs {
  @Field(() => [ID], { nullable: true, description: 'Only these codes, at most 200.' })
  @IsOptional()
  @ArrayMaxSize(200)
  codes?: string[] | null;

  @Field(() => AreaKindEnum, { nullable: true, description: 'Only areas of this kind.' })
  kind?: AreaKind | null;

  @Field(() => String, {
    nullable: true,
    description: 'A part of the name or the beginning of the code, 1 to 50 characters.',
  })
  @IsOptional()
  @Length(1, 50)
  search?: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      'Areas that held on this day, with the names and borders of then; today when left out.',
  })
  on?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only areas inside this one.' })
  @IsOptional()
  @MaxLength(20)
  within?: string | null;
}
