import {
  AreaBulletinsResolver,
  bulletinById,
  WhistleBulletinLineResolver,
  WhistleBulletinResolver,
} from './whistle-bulletin.resolver';
import { BlowingResolver } from './blowing.resolver';
import { RespondingResolver } from './responding.resolver';
import { WhistleHandlingResolver } from './whistle-handling.resolver';
import {
  AreaWhistlesResolver,
  BoardWhistlesResolver,
  EventWhistlesResolver,
  OrganizationWhistlesResolver,
} from './whistle-lists.resolver';
import {
  WhistleRatingResolver,
  WhistleResponseResolver,
  WhistleTaskResolver,
} from './whistle-parts.resolver';
import { responseById, whistleById } from './whistle.loader';
import { WhistleResolver } from './whistle.resolver';

/** What whistles add to the schema. */
export const WHISTLE_RESOLVERS = [
  WhistleResolver,
  WhistleResponseResolver,
  WhistleTaskResolver,
  WhistleRatingResolver,
  AreaWhistlesResolver,
  BoardWhistlesResolver,
  EventWhistlesResolver,
  OrganizationWhistlesResolver,
  WhistleBulletinResolver,
  WhistleBulletinLineResolver,
  AreaBulletinsResolver,
  BlowingResolver,
  RespondingResolver,
  WhistleHandlingResolver,
] as const;

export const WHISTLE_REFERENCES = {
  Whistle: { key: 'id', load: whistleById },
  WhistleResponse: { key: 'id', load: responseById },
  WhistleBulletin: { key: 'id', load: bulletinById },
} as const;
