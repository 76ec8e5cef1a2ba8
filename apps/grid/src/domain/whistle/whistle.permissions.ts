import { definePermissions } from '@gezhi/identity';

/** Whoever blew it: the target names its organisation. */
const BY_INITIATOR = {
  roles: ['SUBDISTRICT_COMMAND', 'DEPARTMENT_OFFICER'],
  organization: 'OWN',
} as const;
/** Whoever was called: the target names its organisation. */
const BY_RESPONDER = {
  roles: [
    'DEPARTMENT_OFFICER',
    'ENFORCEMENT_OFFICER',
    'COMMUNITY_SECRETARY',
    'SUBDISTRICT_COMMAND',
  ],
  organization: 'OWN',
} as const;
/** The district centre (区指挥中心), which stands between the two. */
const BY_CENTRE = { roles: ['DISTRICT_COMMAND'], area: 'COVERED' } as const;

/** Who may do what about whistles. */
export const WHISTLE_PERMISSIONS = definePermissions({
  'whistle.draft': [
    { roles: ['SUBDISTRICT_COMMAND'], area: 'COVERED', organization: 'OWN' },
    { roles: ['DEPARTMENT_OFFICER'], organization: 'OWN' },
  ],
  'whistle.revise': BY_INITIATOR,
  'whistle.approve': BY_INITIATOR,
  'whistle.blow': BY_INITIATOR,
  'whistle.withdraw': BY_INITIATOR,
  'whistle.leaderReport': BY_CENTRE,
  'whistle.consult': BY_INITIATOR,
  'whistle.agreeTasks': BY_INITIATOR,
  'whistle.handle': BY_INITIATOR,
  'whistle.resolve': BY_INITIATOR,
  'whistle.resolvePartly': BY_INITIATOR,
  'whistle.leaveUnresolved': BY_INITIATOR,
  'whistle.raise': [BY_INITIATOR, BY_CENTRE],
  // One of the two sides: the guard of the step tells which.
  'whistle.rate': { roles: BY_RESPONDER.roles },
  'whistle.close': BY_INITIATOR,
  'whistle.reblow': BY_INITIATOR,
  'whistleResponse.object': BY_RESPONDER,
  'whistleResponse.acceptObjection': BY_CENTRE,
  'whistleResponse.refuseObjection': BY_CENTRE,
  'whistleResponse.arrive': BY_RESPONDER,
  'whistleResponse.markAbsent': BY_CENTRE,
  'whistleResponse.reportResult': BY_RESPONDER,
  'whistleTask.finish': BY_RESPONDER,
  'whistleBulletin.publish': BY_CENTRE,
  'whistleBulletin.discard': BY_CENTRE,
});
