import { codeEnum } from '@gezhi/subgraph';
import {
  ARRIVAL_MODES,
  LEADER_SIDES,
  OBJECTION_REASONS,
  OBJECTION_STATES,
  WHISTLE_GRADES,
  WHISTLE_INITIATORS,
  WHISTLE_KINDS,
  WHISTLE_LEVELS,
  WHISTLE_OUTCOMES,
} from '../../domain/whistle/whistle.codes';
import { BULLETIN_STATES } from '../../domain/whistle/whistle-bulletin.states';
import { RESPONSE_ACTIONS, RESPONSE_STATES } from '../../domain/whistle/whistle-response.states';
import { WHISTLE_ACTIONS, WHISTLE_STATES } from '../../domain/whistle/whistle.states';

export const WhistleKindEnum = codeEnum(WHISTLE_KINDS);
export const WhistleInitiatorEnum = codeEnum(WHISTLE_INITIATORS);
export const WhistleLevelEnum = codeEnum(WHISTLE_LEVELS);
export const LeaderSideEnum = codeEnum(LEADER_SIDES);
export const ArrivalModeEnum = codeEnum(ARRIVAL_MODES);
export const ObjectionReasonEnum = codeEnum(OBJECTION_REASONS);
export const ObjectionStateEnum = codeEnum(OBJECTION_STATES);
export const WhistleOutcomeEnum = codeEnum(WHISTLE_OUTCOMES);
export const WhistleGradeEnum = codeEnum(WHISTLE_GRADES);
export const WhistleStateEnum = codeEnum(WHISTLE_STATES);
export const WhistleActionEnum = codeEnum(WHISTLE_ACTIONS);
export const ResponseStateEnum = codeEnum(RESPONSE_STATES);
export const ResponseActionEnum = codeEnum(RESPONSE_ACTIONS);
export const BulletinStateEnum = codeEnum(BULLETIN_STATES);
