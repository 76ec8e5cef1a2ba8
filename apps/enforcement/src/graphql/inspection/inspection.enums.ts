import { DEADLINE_STATUS_LIST } from '@gezhi/deadlines';
import { codeEnum } from '@gezhi/subgraph';
import {
  CORRECTION_OUTCOMES,
  FINDING_RESULTS,
  INSPECTION_TRIGGERS,
} from '../../domain/inspection/inspection.codes';
import { INSPECTION_STATES } from '../../domain/inspection/inspection.states';

export const InspectionTriggerEnum = codeEnum(INSPECTION_TRIGGERS);
export const InspectionStateEnum = codeEnum(INSPECTION_STATES);
export const FindingResultEnum = codeEnum(FINDING_RESULTS);
export const CorrectionOutcomeEnum = codeEnum(CORRECTION_OUTCOMES);
export const DeadlineStatusEnum = codeEnum(DEADLINE_STATUS_LIST);
