import { codeEnum, connectionType, LocalDateScalar } from '@gezhi/subgraph';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { RedrawingKind, RedrawingState } from '../../domain/redrawing/redrawing.codes';
import { REDRAWING_KINDS, REDRAWING_STATES } from '../../domain/redrawing/redrawing.codes';

export const RedrawingKindEnum = codeEnum(REDRAWING_KINDS);
export const RedrawingStateEnum = codeEnum(REDRAWING_STATES);

@ObjectType('AreaSuccession', {
  description: 'That ground of one area went to another (沿革). Codes are never used twice.',
})
export class AreaSuccessionType {
  @Field(() => RedrawingKindEnum, { description: 'How.' })
  kind!: RedrawingKind;

  @Field(() => Float, {
    description:
      'Which share of the households went there, 0 to 1; where nobody lives, of micro-grids.',
  })
  share!: number;

  @Field(() => Int, { description: 'How many households went there.' })
  households!: number;

  @Field(() => LocalDateScalar, { description: 'From when on.' })
  effectiveDate!: string;
}
export const AreaSuccessionConnection = connectionType('AreaSuccession', () => AreaSuccessionType);

@Directive('@key(fields: "id")')
@ObjectType('Redrawing', {
  description:
    'One recorded act by which grids are drawn anew (区划调整): a split, a merge or a move.',
})
export class RedrawingType {
  @Field(() => ID, { description: 'The key.' })
  id!: string;

  @Field(() => RedrawingKindEnum, { description: 'What kind.' })
  kind!: RedrawingKind;

  @Field(() => RedrawingStateEnum, { description: 'How it stands.' })
  state!: RedrawingState;

  @Field(() => LocalDateScalar, { description: 'The first day it is in effect.' })
  effectiveDate!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'The number of the document (文号).' })
  documentNumber!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code of what no longer fitted on its day; null unless it failed.',
  })
  failure!: string | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}
export const RedrawingConnection = connectionType('Redrawing', () => RedrawingType);
