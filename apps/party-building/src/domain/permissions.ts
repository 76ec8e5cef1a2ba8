import { definePermissions } from '@gezhi/identity';

/** Those who keep the alliances of an area. */
export const ORGANISERS = ['PARTY_ORGANISER', 'SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND'] as const;

/** Those who speak for their organisation in an alliance. */
export const REPRESENTATIVES = [
  ...ORGANISERS,
  'COMMUNITY_SECRETARY',
  'DEPARTMENT_OFFICER',
] as const;

const OF_THE_AREA = { roles: ORGANISERS, area: 'COVERED' } as const;
const OF_THE_ORGANIZATION = { roles: REPRESENTATIVES, organization: 'OWN' } as const;
/** Which organisation may take which step of a claim is a rule of its own: domain/claim/claim.rules.ts. */
const OF_ANY_MEMBER = { roles: REPRESENTATIVES } as const;

/** Who may do what in the party-building subgraph. */
export const PARTY_BUILDING_PERMISSIONS = definePermissions({
  'alliance.establish': OF_THE_AREA,
  'alliance.amend': [OF_THE_AREA, OF_THE_ORGANIZATION],
  'alliance.dissolve': OF_THE_AREA,
  'allianceMember.add': [OF_THE_AREA, OF_THE_ORGANIZATION],
  'allianceMember.leave': [OF_THE_AREA, OF_THE_ORGANIZATION],
  'listItem.publish': OF_ANY_MEMBER,
  'listItem.withdraw': [OF_THE_AREA, OF_THE_ORGANIZATION],
  'claim.claim': OF_ANY_MEMBER,
  'claim.assist': OF_ANY_MEMBER,
  'claim.accept': OF_ANY_MEMBER,
  'claim.start': OF_ANY_MEMBER,
  'claim.deliver': OF_ANY_MEMBER,
  'claim.verify': OF_ANY_MEMBER,
  'claim.return': OF_ANY_MEMBER,
  'claim.close': [OF_THE_AREA, OF_THE_ORGANIZATION],
  'claim.expire': [OF_THE_AREA, OF_THE_ORGANIZATION],
});
