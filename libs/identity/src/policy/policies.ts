import type { Actor } from '../actor';
import { hasRole } from '../actor';
import type { Role } from '../role';
import { definePolicies } from './policy';
import type { Policy } from './policy';

/** Everybody a department or subdistrict employs, whatever the post. */
const STAFF: readonly Role[] = [
  'GRID_MEMBER',
  'COMMUNITY_SECRETARY',
  'SUBDISTRICT_COMMAND',
  'DISTRICT_COMMAND',
  'DEPARTMENT_OFFICER',
  'ENFORCEMENT_OFFICER',
  'WINDOW_CLERK',
  'PARTY_ORGANISER',
  'AUDITOR',
  'ADMINISTRATOR',
];

/** Those who take part in solving a matter, from the grid to the district. */
const HANDLERS: readonly Role[] = [
  'GRID_MEMBER',
  'COMMUNITY_SECRETARY',
  'SUBDISTRICT_COMMAND',
  'DISTRICT_COMMAND',
  'DEPARTMENT_OFFICER',
  'ENFORCEMENT_OFFICER',
];

/** The policies of field rules; which rows are shown to those they admit is decided by row rules after that. */
export const POLICIES = definePolicies([
  policy('staff', STAFF, {
    en: 'Works in city governance, in any post; neither residents nor service accounts.',
    zh: '治理工作人员（任何岗位）；不含居民与服务账号。',
  }),
  policy('handlesEvents', HANDLERS, {
    en: 'Takes part in handling governance events: grid members, secretaries, command centres, department and enforcement officers.',
    zh: '参与治理事件办理：网格员、社区书记、指挥中心、部门经办人与执法人员。',
  }),
  policy('readsFigures', [...STAFF, 'INTEGRATOR'], {
    en: 'Reads figures: staff, and service accounts that report across domains.',
    zh: '读取指标：工作人员，以及跨领域报表的服务账号。',
  }),
  policy('audits', ['AUDITOR'], {
    en: 'Audits: reads what is recorded about access and changes.',
    zh: '审计：读取访问与变更记录。',
  }),
]);

function policy(name: string, roles: readonly Role[], description: Policy['description']): Policy {
  return { name, description, holds: (actor: Actor) => hasRole(actor, ...roles) };
}
