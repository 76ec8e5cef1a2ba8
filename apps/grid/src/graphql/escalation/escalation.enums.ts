import { codeEnum } from '@gezhi/subgraph';
import {
  ESCALATION_LEVELS,
  ESCALATION_MODES,
  ESCALATION_REASONS,
  EVENT_STAGES,
} from '../../domain/escalation/escalation.codes';

export const EventStageEnum = codeEnum(EVENT_STAGES);
export const EscalationLevelEnum = codeEnum(ESCALATION_LEVELS);
export const EscalationModeEnum = codeEnum(ESCALATION_MODES);
export const EscalationReasonEnum = codeEnum(ESCALATION_REASONS);
