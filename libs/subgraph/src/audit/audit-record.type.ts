import type { AuditKind, KeptRecord } from '@gezhi/audit';
import type { Role } from '@gezhi/identity';
import { defineCodeList } from '@gezhi/kernel';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../lists/connection';
import { codeEnum } from '../schema/code-enum';
import { InstantScalar } from '../schema/scalars';

export const AUDIT_KINDS_LIST = defineCodeList<AuditKind>(
  'AuditKind',
  { en: 'What an audit record tells of', zh: '审计记录类型' },
  {
    MUTATION: { en: 'Change', zh: '变更' },
    READ: { en: 'Sensitive data read', zh: '读取敏感数据' },
    SEARCH: { en: 'Search', zh: '检索' },
    EXPORT: { en: 'Export', zh: '导出' },
    GRANT: { en: 'Right to data given or withdrawn', zh: '数据授权' },
    UNMASK: { en: 'Masked data shown', zh: '查看脱敏内容' },
    DENIAL: { en: 'Refusal', zh: '拒绝' },
    JOB: { en: 'Job of the platform', zh: '系统作业' },
  },
);
export const AuditKindEnum = codeEnum(AUDIT_KINDS_LIST);

@Directive('@shareable')
@ObjectType('AuditActor', { description: 'Who acted, as the access token said at that time.' })
export class AuditActorType {
  @Field(() => String, { description: 'The identifier given by the issuer.' })
  subject!: string;

  @Field(() => String, { nullable: true, description: 'The name; kept for staff only.' })
  name?: string | null;

  @Field(() => ID, { nullable: true, description: 'The organisation acted for.' })
  organizationId!: string | null;

  @Field(() => [String], { description: 'The roles held.' })
  roles!: readonly Role[];

  @Field(() => String, { nullable: true, description: 'The purpose stated (处理目的).' })
  purpose!: string | null;

  @Field(() => String, { nullable: true, description: 'The case it was done for (案号).' })
  caseNumber!: string | null;
}

@Directive('@shareable')
@ObjectType('AuditedObject', { description: 'What happened to one object.' })
export class AuditedObjectType {
  @Field(() => String, { description: 'The type in the graph.' })
  type!: string;

  @Field(() => ID, { description: 'The key of the object.' })
  id!: string;

  @Field(() => String, { description: 'The step taken, or how it was read.' })
  action!: string;

  @Field(() => String, { nullable: true, description: 'The state before.' })
  from?: string | null;

  @Field(() => String, { nullable: true, description: 'The state after.' })
  to?: string | null;

  @Field(() => String, { nullable: true, description: 'The area it lies in.' })
  areaCode?: string | null;
}

@Directive('@shareable')
@ObjectType('AuditRecord', {
  description:
    'One record of the audit trail (审计记录) of a department: chained by hashes, never changed or removed.',
})
export class AuditRecordType implements KeptRecord {
  @Field(() => Int, { description: 'Its place in the chain: 1, 2, 3 … without gaps.' })
  seq!: number;

  @Field(() => InstantScalar, {
    description: 'When it was recorded, by the clock of the database.',
  })
  recordedAt!: Date;

  @Field(() => AuditKindEnum, { description: 'What it tells of.' })
  kind!: AuditKind;

  @Field(() => String, {
    description:
      'The field of the graph or the job, e.g. Mutation.acceptEvent; of a reading, the type read.',
  })
  operation!: string;

  @Field(() => [String], { description: 'Of a reading, which fields of the type.' })
  fields!: readonly string[];

  @Field(() => AuditActorType, { description: 'Who acted.' })
  actor!: AuditActorType;

  @Field(() => [AuditedObjectType], { description: 'The objects concerned.' })
  objects!: readonly AuditedObjectType[];

  @Field(() => String, { description: 'DONE or REFUSED.' })
  outcome!: 'DONE' | 'REFUSED';

  @Field(() => String, {
    nullable: true,
    description: 'The code of the refusal; see docs/errors.md.',
  })
  code!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was refused, or the reason given.' })
  reason!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 of the canonical input (base64url): proves what was asked, tells nothing.',
  })
  inputDigest!: string | null;

  @Field(() => String, { nullable: true, description: 'The trace of the request (W3C trace id).' })
  traceId!: string | null;

  @Field(() => String, { description: 'The text that is hashed: canonical JSON (RFC 8785).' })
  record!: string;

  @Field(() => String, { description: 'The hash of the record in its place, hexadecimal.' })
  hash!: string;
}

export const AuditRecordConnection = connectionType('AuditRecord', () => AuditRecordType, {
  shareable: true,
});
