import type { AuditKind, RecordFilter } from '@gezhi/audit';
import { MaxLength } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '../lists/page.args';
import { InstantScalar } from '../schema/scalars';
import { AuditKindEnum } from './audit-record.type';

@InputType('AuditRecordFilter', {
  description: 'What to look for; every condition given must hold.',
})
export class AuditRecordFilter implements RecordFilter {
  @Field(() => AuditKindEnum, { nullable: true, description: 'What the record tells of.' })
  kind?: AuditKind | null;

  @Field(() => String, { nullable: true, description: 'As recorded, e.g. Mutation.acceptEvent.' })
  @MaxLength(200)
  operation?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who acted, by the identifier of the issuer.',
  })
  @MaxLength(200)
  subject?: string | null;

  @Field(() => ID, { nullable: true, description: 'The key of an object concerned.' })
  @MaxLength(200)
  objectId?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Recorded at this moment or later.' })
  from?: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Recorded before this moment.' })
  until?: Date | null;
}

@ArgsType()
export class AuditRecordArgs extends PageArgs {
  @Field(() => AuditRecordFilter, {
    nullable: true,
    description: 'Which records; all unless told.',
  })
  filter?: AuditRecordFilter | null;
}
