import { PageArgs } from '@gezhi/subgraph';
import { ArrayMaxSize, IsOptional } from 'class-validator';
import { ArgsType, Field, InputType } from 'type-graphql';
import type { GridElement, GridFlag, GridType } from '../../domain/grid/grid.codes';
import { GridElementEnum, GridFlagEnum, GridTypeEnum } from './grid.enums';

@InputType('GridFilter', {
  description: 'Which grids of a list; conditions left out do not restrict.',
})
export class GridFilterInput {
  @Field(() => GridTypeEnum, { nullable: true, description: 'Of this type.' })
  type?: GridType | null;

  @Field(() => [GridFlagEnum], { nullable: true, description: 'That lack all of these.' })
  @IsOptional()
  @ArrayMaxSize(10)
  flags?: GridFlag[] | null;

  @Field(() => [GridElementEnum], {
    nullable: true,
    description: 'To which departments attached all of these (G5).',
  })
  @IsOptional()
  @ArrayMaxSize(10)
  elements?: GridElement[] | null;
}

@ArgsType()
export class GridListArgs extends PageArgs {
  @Field(() => GridFilterInput, { nullable: true, description: 'Which grids.' })
  filter?: GridFilterInput | null;
}

@ArgsType()
export class MicroGridListArgs extends PageArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'true: only those outside 50 to 100 households (G1).',
  })
  unusual!: boolean;
}
