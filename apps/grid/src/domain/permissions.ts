import { definePermissions } from '@gezhi/identity';

/** Command centres (指挥中心). */
export const COMMAND = ['SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND'] as const;
/** Who works on orders, each for the organisation they belong to. */
export const HANDLERS = [
  'GRID_MEMBER',
  'COMMUNITY_SECRETARY',
  'SUBDISTRICT_COMMAND',
  'DEPARTMENT_OFFICER',
  'ENFORCEMENT_OFFICER',
] as const;
const BY_COMMAND = { roles: COMMAND, area: 'COVERED' } as const;
const BY_LEAD = { roles: HANDLERS, organization: 'OWN' } as const;
const BY_VERIFIER = {
  roles: ['GRID_MEMBER', 'COMMUNITY_SECRETARY', ...COMMAND],
  area: 'COVERED',
} as const;
const BY_KEEPER = {
  roles: ['COMMUNITY_SECRETARY', ...COMMAND, 'ADMINISTRATOR'],
  area: 'COVERED',
} as const;

/** Who may do what in the grid subgraph. */
export const GRID_PERMISSIONS = definePermissions({
  'event.report': [
    { roles: ['RESIDENT'] },
    {
      roles: ['GRID_MEMBER', 'COMMUNITY_SECRETARY', ...COMMAND, 'DEPARTMENT_OFFICER'],
      area: 'COVERED',
    },
  ],
  'event.accept': BY_COMMAND,
  'event.redirect': BY_COMMAND,
  'event.refuse': BY_COMMAND,
  'event.dispatch': BY_COMMAND,
  'event.sign': BY_LEAD,
  'event.requestReturn': BY_LEAD,
  'event.approveReturn': BY_COMMAND,
  'event.refuseReturn': BY_COMMAND,
  'event.start': BY_LEAD,
  'event.extend': BY_COMMAND,
  'event.suspend': BY_COMMAND,
  'event.resume': [BY_LEAD, BY_COMMAND],
  'event.handle': BY_LEAD,
  'event.verifyFail': BY_VERIFIER,
  'event.verifyPass': BY_VERIFIER,
  'event.callBack': BY_COMMAND,
  'event.close': BY_COMMAND,
  // The reporter, the verifier or a supervisor: the guard of the step tells them apart.
  'event.reopen': { roles: 'SIGNED_IN' },
  'event.cancel': BY_COMMAND,
  'event.merge': BY_COMMAND,
  'event.splitOff': BY_COMMAND,
  'event.confirmRepeat': BY_COMMAND,
  'event.answer': [BY_LEAD, BY_COMMAND],
  'event.review': { roles: ['DISTRICT_COMMAND'], area: 'COVERED' },
  'event.refuteRepeat': BY_COMMAND,
  // Of the contact its reporter left; BY_LEAD also for organisations that assist.
  'contact.unmask': [BY_COMMAND, BY_LEAD],
  'board.read': {
    roles: [...COMMAND, 'COMMUNITY_SECRETARY', 'GRID_MEMBER', 'AUDITOR'],
    area: 'COVERED',
  },
  'grid.open': { roles: [...COMMAND, 'ADMINISTRATOR'], area: 'COVERED' },
  'grid.edit': BY_KEEPER,
  'microGrid.open': BY_KEEPER,
  'microGrid.resize': BY_KEEPER,
  'post.appoint': BY_KEEPER,
  'post.end': BY_KEEPER,
});
