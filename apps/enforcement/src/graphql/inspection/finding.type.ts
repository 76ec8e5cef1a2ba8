import { Authenticated, connectionType, InstantScalar, LocalDateScalar } from '@gezhi/subgraph';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { EvidenceKind } from '../../domain/checklist/checklist.codes';
import type { CorrectionOutcome, FindingResult } from '../../domain/inspection/inspection.codes';
import { EvidenceKindEnum } from '../checklist/checklist.enums';
import { CorrectionOutcomeEnum, FindingResultEnum } from './inspection.enums';

@ObjectType('Finding', {
  description: 'What was found for one question on one visit (检查记录). Never changed.',
})
export class FindingType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'The question.' })
  itemCode!: string;

  @Field(() => String, { description: 'The department whose section it is.' })
  departmentCode!: string;

  @Field(() => FindingResultEnum, { description: 'As required, or not.' })
  result!: FindingResult;

  @Field(() => Float, {
    nullable: true,
    description: 'The value, where the question asks for one.',
  })
  measure!: number | null;

  @Field(() => [EvidenceKindEnum], { description: 'The kinds of evidence taken.' })
  evidenceKinds!: EvidenceKind[];

  @Field(() => String, { nullable: true, description: 'What was seen; no personal data.' })
  description!: string | null;

  @Field(() => InstantScalar, { description: 'When it was recorded.' })
  checkedAt!: Date;
}

export const FindingConnection = connectionType('Finding', () => FindingType);

@ObjectType('CorrectionOrder', {
  description:
    'An order to put one violation right by a day (责令改正), Administrative Penalty Law art. 28.',
})
export class CorrectionOrderType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'What must be done.' })
  requirement!: string;

  @Field(() => CorrectionOutcomeEnum, { description: 'What the recheck found.' })
  outcome!: CorrectionOutcome;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day it had been put right.',
  })
  correctedOn!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was rechecked.' })
  recheckedAt!: Date | null;

  @Field(() => Int, { description: 'Counts changes.' })
  version!: number;
}

@Authenticated()
@ObjectType('Clue', {
  description:
    'A violation that is another body’s to handle, seen on a visit and sent to its owner (线索移送, E6).',
})
export class ClueType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'What was seen; no personal data.' })
  description!: string;

  @Field(() => InstantScalar, { description: 'When it was sent.' })
  sentAt!: Date;
}

export const ClueConnection = connectionType('Clue', () => ClueType);
