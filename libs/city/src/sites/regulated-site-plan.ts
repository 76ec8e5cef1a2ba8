import type { AreaCode, LocalDate } from '@gezhi/kernel';
import type { Point } from '../geometry/cell';
import type { OrganizationPlan } from '../organizations/organization-plan';

/** What is done at a regulated site; decides which sections of the checklist apply. */
export const SITE_KINDS = [
  'RESTAURANT',
  'SHOP',
  'BEAUTY',
  'PHARMACY',
  'HOTEL',
  'TRAINING',
  'CLINIC',
  'GYM',
  'ENTERTAINMENT',
  'CAR_REPAIR',
  'WAREHOUSE',
  'FACTORY',
] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

/** A place of business of a legal entity (检查对象). Sole traders are left out: their code would name a person. */
export interface RegulatedSitePlan {
  readonly id: string;
  readonly name: string;
  readonly kind: SiteKind;
  /** The enterprise; its `uscc` is never null. */
  readonly organization: OrganizationPlan;
  readonly uscc: string;
  readonly gridCode: AreaCode;
  readonly communityCode: AreaCode;
  readonly address: string;
  readonly point: Point;
  readonly openedOn: LocalDate;
  /** How often it may be visited: D (highest) to A, of the site and never of a person. */
  readonly riskLevel: 'A' | 'B' | 'C' | 'D';
}
