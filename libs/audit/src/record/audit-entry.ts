import type { Role } from '@gezhi/identity';

/** What happened, as somebody who searches the trail thinks of it. */
export const AUDIT_KINDS = [
  /** Something was changed (变更). */
  'MUTATION',
  /** Sensitive data was read (读取敏感数据). */
  'READ',
  /** Somebody looked for an object by what identifies it (检索). */
  'SEARCH',
  /** Data left as a file (导出). */
  'EXPORT',
  /** A right to data was asked for, given, withdrawn (授权). */
  'GRANT',
  /** Masked data was shown in full (查看脱敏内容). */
  'UNMASK',
  /** Somebody was refused (拒绝). */
  'DENIAL',
  /** The platform acted by itself (系统作业). */
  'JOB',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** Who acted and what for. */
export interface AuditActor {
  readonly subject: string;
  /** As colleagues know the actor; kept for staff only. */
  readonly name?: string | null;
  readonly organizationId: string | null;
  readonly roles: readonly Role[];
  readonly purpose: string | null;
  readonly caseNumber: string | null;
}

/** What happened to one object. */
export interface AuditedObject {
  /** The type in the graph, e.g. `GovEvent`. */
  readonly type: string;
  /** The key of the object, or the code people know it by. */
  readonly id: string;
  /** The verb: a step of its state machine, `create`, `read`. */
  readonly action: string;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly areaCode?: string | null;
}

/** One fact of the audit trail. It names objects by key; contents and residents' data have no place in it. */
export interface AuditEntry {
  readonly at: Date;
  readonly kind: AuditKind;
  /** The field of the graph or the job, e.g. `Mutation.acceptEvent`; of a reading, the type that was read. */
  readonly operation: string;
  /** Of a reading, which fields of the type. */
  readonly fields?: readonly string[];
  readonly actor: AuditActor;
  readonly objects?: readonly AuditedObject[];
  readonly outcome: 'DONE' | 'REFUSED';
  /** The code of the refusal. */
  readonly code?: string | null;
  readonly reason?: string | null;
  /** See `inputDigest`. */
  readonly inputDigest?: string | null;
  /** Joins the record to logs and traces of the same request. */
  readonly traceId?: string | null;
}
