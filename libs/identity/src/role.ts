/**
 * What somebody does in city governance (角色). A role never says *where* or *for whom*:
 * that is the actor's area scope and organisation.
 */
export const ROLES = [
  /** 居民: asks, reports and reads what is public about the own neighbourhood. */
  'RESIDENT',
  /** 网格员: works in one grid, reports events and handles the small ones. */
  'GRID_MEMBER',
  /** 社区书记: answers for a community. */
  'COMMUNITY_SECRETARY',
  /** 街道指挥中心: receives, dispatches and verifies in one subdistrict. */
  'SUBDISTRICT_COMMAND',
  /** 区指挥中心: the same across the district, and escalation. */
  'DISTRICT_COMMAND',
  /** 部门经办人: signs for and handles what is dispatched to the own department. */
  'DEPARTMENT_OFFICER',
  /** 执法人员: inspects and decides within delegated powers. */
  'ENFORCEMENT_OFFICER',
  /** 窗口人员: accepts applications at a service counter. */
  'WINDOW_CLERK',
  /** 党建工作者: keeps alliances and their four lists. */
  'PARTY_ORGANISER',
  /** 集成方: a service account that reads across domains. */
  'INTEGRATOR',
  /** 一体化接入系统: a service account that brings in what another system received, and reads nothing. */
  'INTAKE_SYSTEM',
  /** 审计员: reads everything recorded about access, changes nothing. */
  'AUDITOR',
  /** 管理员: keeps reference data; no business decisions. */
  'ADMINISTRATOR',
] as const;

export type Role = (typeof ROLES)[number];

export function isRole(text: unknown): text is Role {
  return ROLES.some((role) => role === text);
}
