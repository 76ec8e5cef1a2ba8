import { codeEnum } from '@gezhi/subgraph';
import { EVENT_NATURES, EVENT_SOURCES, URGENCIES } from '../../domain/event/event.codes';
import { EVENT_STATES } from '../../domain/event/event.states';

export const EventSourceEnum = codeEnum(EVENT_SOURCES);
export const EventNatureEnum = codeEnum(EVENT_NATURES);
export const UrgencyEnum = codeEnum(URGENCIES);
export const EventStateEnum = codeEnum(EVENT_STATES);
