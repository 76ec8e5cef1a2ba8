import type { GovListState } from '@gezhi/gov-lists';
import { codeEnum, connectionType, InstantScalar, LocalDateScalar } from '@gezhi/subgraph';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { RuleAction, RuleFindingKind } from '../../domain/dispatch/dispatch.codes';
import { RULE_ACTIONS, RULE_FINDINGS } from '../../domain/dispatch/dispatch.codes';
import type { MatterListKind } from '../../domain/matter-list/matter-list.codes';
import { GOV_LIST_STATES, MATTER_LIST_KINDS } from '../../domain/matter-list/matter-list.codes';
import type { UnitLevel } from '../../domain/unit/unit.codes';
import type { UnitRef } from '../../domain/unit/unit.rules';
import { OrganizationType, organizationOf } from '../organization/organization.type';
import { UnitLevelEnum } from '../unit/handling-unit.type';

export const MatterListKindEnum = codeEnum(MATTER_LIST_KINDS);
export const GovListStateEnum = codeEnum(GOV_LIST_STATES);
export const DispatchRuleActionEnum = codeEnum(RULE_ACTIONS);
export const RuleFindingKindEnum = codeEnum(RULE_FINDINGS);

@ObjectType('MatterList', {
  description:
    'One version of a list by which matters are dispatched (派单清单): the dispatch catalogue, a set of dispatch rules, ' +
    'or one of the lists of what communities do and may not be asked to do (G-06, G11). Published versions never change.',
})
export class MatterListType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => MatterListKindEnum, { description: 'Which list.' })
  kind!: MatterListKind;

  @Field(() => Int, { description: 'The number of the version: 1 for the first.' })
  listVersion!: number;

  @Field(() => String, { description: 'The title, in Chinese.' })
  title!: string;

  @Field(() => String, { description: 'Who issues it.' })
  issuer!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The document it rests on; null for a draft.',
  })
  basisDoc!: string | null;

  @Field(() => GovListStateEnum, {
    description: 'What was decided; whether it holds on a day is said by its dates.',
  })
  state!: GovListState;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was published.' })
  publishedAt!: Date | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The first day in force.' })
  effectiveFrom!: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day in force.' })
  effectiveTo!: string | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

@ObjectType('UnitReference', {
  description:
    'Who is meant: one organisation, or whoever does a department’s work at a level of the place.',
})
export class UnitReferenceType {
  @Field(() => OrganizationType, {
    nullable: true,
    description: 'The organisation, when it is named.',
  })
  organization!: OrganizationType | null;

  @Field(() => UnitLevelEnum, {
    nullable: true,
    description: 'The level, when the place says who.',
  })
  level!: UnitLevel | null;

  @Field(() => String, { nullable: true, description: 'The department, when the place says who.' })
  departmentCode!: string | null;
}

export const unitReference = ({ organizationId, level, departmentCode }: UnitRef) => ({
  organization: organizationOf(organizationId),
  level,
  departmentCode,
});

@ObjectType('MatterListItem', { description: 'A matter on a list (清单事项).' })
export class MatterListItemType {
  @Field(() => String, { description: 'What it is known by from version to version.' })
  code!: string;

  @Field(() => Int, { description: 'Its place on the list, from 1.' })
  position!: number;

  @Field(() => String, { description: 'The matter, in Chinese.' })
  title!: string;

  @Field(() => Boolean, {
    description:
      'Catalogue: whether the result needs evidence here, also where the category asks none.',
  })
  evidenceRequired!: boolean;

  @Field(() => Boolean, {
    description: 'Catalogue: whether a unit at community level may get it (G11).',
  })
  communityAllowed!: boolean;
}

@ObjectType('RuleHours', {
  description: 'Hours of the day; past midnight when they end before they begin.',
})
export class RuleHoursType {
  @Field(() => Int, { description: 'The first minute of the day, from 0.' })
  from!: number;

  @Field(() => Int, { description: 'The minute after the last.' })
  to!: number;
}

@ObjectType('DispatchRule', {
  description:
    'A rule of dispatch (派单规则): met by what meets all its conditions; the first that is met decides.',
})
export class DispatchRuleType {
  @Field(() => String, { description: 'What it is known by from version to version.' })
  code!: string;

  @Field(() => Int, { description: 'The lowest is asked first.' })
  priority!: number;

  @Field(() => String, { description: 'What it is for, in Chinese.' })
  title!: string;

  @Field(() => DispatchRuleActionEnum, { description: 'What it does.' })
  action!: RuleAction;
}

@ObjectType('DispatchRuleFinding', {
  description: 'Something odd about a rule, because of an earlier one.',
})
export class DispatchRuleFindingType {
  @Field(() => RuleFindingKindEnum, {
    description: 'What; a set with a DEAD rule is not published.',
  })
  kind!: RuleFindingKind;

  @Field(() => String, { description: 'The rule.' })
  code!: string;

  @Field(() => String, { description: 'The earlier rule.' })
  earlierCode!: string;
}

export const MatterListConnection = connectionType('MatterList', () => MatterListType);
export const MatterListItemConnection = connectionType('MatterListItem', () => MatterListItemType);
export const DispatchRuleConnection = connectionType('DispatchRule', () => DispatchRuleType);
