import { connectionType, KnownOrganization, Policy } from '@gezhi/subgraph';
import { ArrayMaxSize, ArrayMinSize, IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { EventSource } from '../../domain/event/event.codes';
import { EventSourceEnum } from '../event/event.enums';

@Policy('staff')
@ObjectType('ExternalSystem', {
  description: 'Another system that brings matters in (外部系统), such as a hotline’s.',
})
export class ExternalSystemType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'What it is called in calls: `externalSystem`.' })
  code!: string;

  @Field(() => [EventSourceEnum], { description: 'Where its matters may come from.' })
  sources!: EventSource[];

  @Field(() => Boolean, { description: 'Whether it may bring anything in now.' })
  enabled!: boolean;

  @Field(() => Boolean, {
    description: 'Whether command centres may bring in its matters by file (导入).',
  })
  takesFiles!: boolean;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}
export const ExternalSystemConnection = connectionType('ExternalSystem', () => ExternalSystemType);

@InputType('KeepExternalSystemInput', { description: 'A system that brings matters in.' })
export class KeepExternalSystemInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key acts once.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version seen, of one already entered.' })
  seenVersion?: number | null;

  @Field(() => String, {
    description: 'Its code, 2 to 40 capital letters, digits and underscores; it never changes.',
  })
  code!: string;

  @Field(() => String, { description: 'Its name in English.' })
  @Length(2, 80)
  nameEn!: string;

  @Field(() => String, { description: 'Its name in Chinese.' })
  @Length(2, 80)
  nameZh!: string;

  @Field(() => [EventSourceEnum], { description: 'Where its matters may come from.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(9)
  sources!: EventSource[];

  @Field(() => String, {
    description: 'The service account that speaks for it: `sub` of its tokens. Never shown again.',
  })
  @Length(1, 255)
  accountSubject!: string;

  @Field(() => Boolean, { defaultValue: true, description: 'false: it brings in nothing now.' })
  enabled!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'true: command centres may bring in its matters by file.',
  })
  takesFiles!: boolean;

  @Field(() => ID, {
    nullable: true,
    description:
      'The organisation that answers for it: its webhook is told what becomes of the matters (状态回传).',
  })
  @IsOptional()
  @KnownOrganization()
  statusOrganizationId?: string | null;
}
