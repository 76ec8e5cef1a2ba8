import { DEADLINE_STATUS_LIST } from '@gezhi/deadlines';
import { defineCodeList } from '@gezhi/kernel';
import { codeEnum } from '@gezhi/subgraph';
import {
  APPLICANT_KINDS,
  APPLICATION_CHANNELS,
  APPLICATION_OUTCOMES,
  CLOCK_KINDS,
  LIMIT_WARNINGS,
  SPECIAL_PROCEDURES,
} from '../../domain/application/application.codes';
import { APPLICATION_STATES } from '../../domain/application/application.states';

export const ApplicantKindEnum = codeEnum(APPLICANT_KINDS);
export const ApplicationChannelEnum = codeEnum(APPLICATION_CHANNELS);
export const ApplicationOutcomeEnum = codeEnum(APPLICATION_OUTCOMES);
export const ApplicationClockKindEnum = codeEnum(CLOCK_KINDS);
export const LimitWarningEnum = codeEnum(LIMIT_WARNINGS);
export const SpecialProcedureEnum = codeEnum(SPECIAL_PROCEDURES);
export const ApplicationStateEnum = codeEnum(APPLICATION_STATES);

export const DeadlineStatusEnum = codeEnum(DEADLINE_STATUS_LIST);

/** What may be decided on the merits by somebody: a refusal to accept is a step of its own. */
export const DecisionEnum = codeEnum(
  defineCodeList(
    'ApplicationDecision',
    { en: 'What is decided', zh: '决定' },
    {
      GRANTED: APPLICATION_OUTCOMES.labels.GRANTED,
      DENIED: APPLICATION_OUTCOMES.labels.DENIED,
    },
  ),
);

export const OrganizationPartEnum = codeEnum(
  defineCodeList(
    'ApplicationPart',
    { en: 'What an organisation is to its applications', zh: '单位在办件中的角色' },
    {
      DECIDING: { en: 'It decides them', zh: '审批' },
      RECEIVING: { en: 'It received them', zh: '收件' },
    },
  ),
);
