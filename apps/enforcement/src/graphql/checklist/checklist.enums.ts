import { codeEnum } from '@gezhi/subgraph';
import {
  ANSWER_KINDS,
  CHECKLIST_STATES,
  EVIDENCE_KINDS,
  MATTER_RISKS,
} from '../../domain/checklist/checklist.codes';

export const GovListStateEnum = codeEnum(CHECKLIST_STATES);
export const MatterRiskEnum = codeEnum(MATTER_RISKS);
export const AnswerKindEnum = codeEnum(ANSWER_KINDS);
export const EvidenceKindEnum = codeEnum(EVIDENCE_KINDS);
