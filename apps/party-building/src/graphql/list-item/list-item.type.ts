import { Authenticated, codeEnum, connectionType, InstantScalar } from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { AllianceListKind, ClaimTheme } from '../../domain/list-item/list-item.codes';
import { ALLIANCE_LIST_KINDS, CLAIM_THEMES } from '../../domain/list-item/list-item.codes';
import type { ListItemState } from '../../domain/list-item/list-item.states';
import { LIST_ITEM_STATES } from '../../domain/list-item/list-item.states';

export const AllianceListKindEnum = codeEnum(ALLIANCE_LIST_KINDS);
export const ClaimThemeEnum = codeEnum(CLAIM_THEMES);
export const AllianceListItemStateEnum = codeEnum(LIST_ITEM_STATES);

@Authenticated()
@Directive('@key(fields: "id")')
@ObjectType('AllianceListItem', {
  description:
    'One entry of an alliance’s four lists (清单事项). Shared inside the alliance only: outside it there is none (P8). ' +
    'It never names a person.',
})
export class AllianceListItemType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => AllianceListKindEnum, { description: 'The list it stands on.' })
  kind!: AllianceListKind;

  @Field(() => ClaimThemeEnum, { description: 'What it is about.' })
  theme!: ClaimTheme;

  @Field(() => String, { description: 'The item in one line.' })
  title!: string;

  @Field(() => String, { description: 'More about it.' })
  description!: string;

  @Field(() => AllianceListItemStateEnum, { description: 'Whether it is on the list.' })
  state!: ListItemState;

  @Field(() => InstantScalar, { description: 'When it was published.' })
  publishedAt!: Date;

  @Field(() => InstantScalar, { nullable: true, description: 'When it left the list.' })
  endedAt!: Date | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

export const AllianceListItemConnection = connectionType(
  'AllianceListItem',
  () => AllianceListItemType,
);
