import type { AreaCode, LocalDate } from '@gezhi/kernel';

/** Someone who works for the city, by post (不是居民): a number in place of a name, and no way to a resident. */
export interface WorkerPlan {
  readonly id: string;
  /** `网格员 0132`: unique, synthetic. */
  readonly displayName: string;
  readonly postTitle: string;
  /** The resident committee of the community worked in. */
  readonly organizationId: string;
  /** The grid or micro-grid. */
  readonly areaCode: AreaCode;
}

export type PlannedPostKind =
  'GRID_LEADER' | 'FULLTIME_MEMBER' | 'PARTTIME_MEMBER' | 'MICRO_GRID_MEMBER';

export interface GridPostPlan {
  readonly id: string;
  readonly kind: PlannedPostKind;
  readonly gridCode: AreaCode;
  /** Only for a micro-grid member. */
  readonly microGridCode: AreaCode | null;
  readonly workerId: string;
  readonly fullTime: boolean;
  readonly from: LocalDate;
  /** The first day on which the post is no longer held; null while it is. */
  readonly to: LocalDate | null;
}
