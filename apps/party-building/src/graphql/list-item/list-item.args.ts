import { InstantScalar, PageArgs } from '@gezhi/subgraph';
import { ArgsType, Field, InputType } from 'type-graphql';
import type { AllianceListKind, ClaimTheme } from '../../domain/list-item/list-item.codes';
import type { ListItemState } from '../../domain/list-item/list-item.states';
import { AllianceListItemStateEnum, AllianceListKindEnum, ClaimThemeEnum } from './list-item.type';

@InputType('AllianceListItemFilter', {
  description: 'Which items; conditions left out do not restrict.',
})
export class AllianceListItemFilterInput {
  @Field(() => [AllianceListKindEnum], { nullable: true, description: 'On one of these lists.' })
  kinds?: AllianceListKind[] | null;

  @Field(() => [ClaimThemeEnum], { nullable: true, description: 'About one of these themes.' })
  themes?: ClaimTheme[] | null;

  @Field(() => [AllianceListItemStateEnum], {
    nullable: true,
    description: 'In one of these states.',
  })
  states?: ListItemState[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: items that wait for somebody to claim them. False: all others.',
  })
  unclaimed?: boolean | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Published before this moment.' })
  publishedBefore?: Date | null;
}

@ArgsType()
export class AllianceListItemArgs extends PageArgs {
  @Field(() => AllianceListItemFilterInput, { nullable: true, description: 'Which items.' })
  filter?: AllianceListItemFilterInput | null;
}
