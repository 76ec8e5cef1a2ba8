import type { LocalDate } from '@gezhi/kernel';
import { codeEnum, connectionType, InstantScalar, LocalDateScalar } from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { DataGrantState } from '../domain/data-grant.states';
import { DATA_GRANT_STATES } from '../domain/data-grant.states';
import type { DataPurpose } from '../domain/purpose.codes';
import { DATA_PURPOSES } from '../domain/purpose.codes';

export const DataGrantStateEnum = codeEnum(DATA_GRANT_STATES);
export const DataPurposeEnum = codeEnum(DATA_PURPOSES);

@Directive('@shareable')
@ObjectType('DataGrant', {
  description:
    'That an account of another organisation may read some data of a department, for one purpose, in some areas, for a ' +
    'time (数据共享授权). Kept and decided by the department whose data it is.',
})
export class DataGrantType {
  @Field(() => ID, { description: 'Its key, within the department.' })
  id!: string;

  @Field(() => DataGrantStateEnum, { description: 'Where its life stands.' })
  state!: DataGrantState;

  @Field(() => ID, { description: 'The organisation that may read.' })
  clientOrganizationId!: string;

  @Field(() => String, { description: 'The account that may read, as its tokens name it.' })
  clientSubject!: string;

  @Field(() => DataPurposeEnum, {
    description: 'What it is read for; the token must state the same.',
  })
  purpose!: DataPurpose;

  @Field(() => [String], { description: 'Metric keys; `event.*` stands for all that begin so.' })
  metrics!: string[];

  @Field(() => [String], { description: 'Datasets of the catalogue of the domain.' })
  datasets!: string[];

  @Field(() => [ID], { description: 'Area codes; each with all it contains.' })
  areaCodes!: string[];

  @Field(() => [ID], { description: 'Organisations whose figures may be read as well.' })
  organizationIds!: string[];

  @Field(() => LocalDateScalar, { description: 'The first day it holds (Asia/Shanghai).' })
  validFrom!: LocalDate;

  @Field(() => LocalDateScalar, { description: 'The last day it holds, included.' })
  validTo!: LocalDate;

  @Field(() => Int, { description: 'Requests to the department in an hour of the clock.' })
  operationsPerHour!: number;

  @Field(() => String, { description: 'The law or decision it rests on (法律依据).' })
  legalBasis!: string;

  @Field(() => InstantScalar, { description: 'When it was asked for.' })
  createdAt!: Date;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was approved or refused.' })
  decidedAt!: Date | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it was given up, revoked or marked as expired.',
  })
  endedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was refused or revoked.' })
  reason!: string | null;

  @Field(() => Int, { description: 'Counts changes from 1.' })
  version!: number;
}

export const DataGrantConnection = connectionType('DataGrant', () => DataGrantType, {
  shareable: true,
});
