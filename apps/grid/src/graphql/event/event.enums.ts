import { DEADLINE_STATUS_LIST, DEADLINE_UNIT_LIST } from '@gezhi/deadlines';
import { codeEnum } from '@gezhi/subgraph';
import {
  ABSORPTION_LEVELS,
  DISPATCH_BASES,
  EVENT_FLAGS,
  EVENT_NATURES,
  EVENT_OUTCOMES,
  EVENT_SOURCES,
  REDIRECT_CHANNELS,
  REFUSAL_REASONS,
  SATISFACTION_RATINGS,
  URGENCIES,
} from '../../domain/event/event.codes';
import { EVENT_ACTIONS, EVENT_STATES } from '../../domain/event/event.states';

export const EventSourceEnum = codeEnum(EVENT_SOURCES);
export const EventNatureEnum = codeEnum(EVENT_NATURES);
export const UrgencyEnum = codeEnum(URGENCIES);
export const EventStateEnum = codeEnum(EVENT_STATES);
export const EventActionEnum = codeEnum(EVENT_ACTIONS);
export const EventFlagEnum = codeEnum(EVENT_FLAGS);
export const EventOutcomeEnum = codeEnum(EVENT_OUTCOMES);
export const AbsorptionLevelEnum = codeEnum(ABSORPTION_LEVELS);
export const RefusalReasonEnum = codeEnum(REFUSAL_REASONS);
export const RedirectChannelEnum = codeEnum(REDIRECT_CHANNELS);
export const DispatchBasisEnum = codeEnum(DISPATCH_BASES);
export const SatisfactionRatingEnum = codeEnum(SATISFACTION_RATINGS);
export const DeadlineStatusEnum = codeEnum(DEADLINE_STATUS_LIST);
export const DeadlineUnitEnum = codeEnum(DEADLINE_UNIT_LIST);
