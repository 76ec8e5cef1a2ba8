import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, listField, mutationResult, Policy } from '@gezhi/subgraph';
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { AREA_ALERT_ASPECT_OF } from '../../domain/area-alert/area-alert.codes';
import type { SettingVersion } from '../../domain/setting/setting-version.entity';
import type { StaleRuleLimit } from '../../domain/setting/stale-rule-limit.entity';
import type { GridSizeLimit } from '../../domain/size/grid-size-limit.entity';
import { changeSetting } from '../../use-cases/setting/change-setting';
import {
  AREA_ALERT_SETTING,
  ESCALATION_SETTING,
  GRID_SIZE_SETTING,
  STALE_RULE_SETTING,
  staleRuleLimit,
  versionsOf,
  WHISTLE_SETTING,
} from '../../use-cases/setting/settings';
import { sizeLimits } from '../../use-cases/size/grid-loads';
import type { GridContext } from '../context';
import {
  SetAreaAlertRuleInput,
  SetEscalationRuleInput,
  SetGridSizeLimitInput,
  SetStaleRuleLimitInput,
  SetWhistleRuleInput,
} from './setting.input';
import {
  GridSizeLimitType,
  SettingVersionArgs,
  SettingVersionConnection,
  SettingVersionType,
  StaleRuleLimitType,
} from './setting.type';

const answer = (name: string) => mutationResult(name, 'SettingVersion', () => SettingVersionType);
const SetWhistleRuleResult = answer('SetWhistleRuleResult');
const SetEscalationRuleResult = answer('SetEscalationRuleResult');
const SetAreaAlertRuleResult = answer('SetAreaAlertRuleResult');
const SetGridSizeLimitResult = answer('SetGridSizeLimitResult');
const SetStaleRuleLimitResult = answer('SetStaleRuleLimitResult');
const settingVersions = listField<SettingVersion, SettingVersionArgs, GridContext>(
  'Query.settingVersions',
  (_context, { setting }) => versionsOf(setting),
);
const WHO = 'Roles: command centres and administrators of every district that is here. ';

/** What a city sets by itself. */
@Resolver()
export class SettingResolver {
  @Policy('staff')
  @Query(() => SettingVersionConnection, {
    nullable: true,
    description:
      'The changes of a setting (设定变更), the latest first; none where all is as it was brought.',
  })
  settingVersions(
    @Ctx() context: GridContext,
    @Args(() => SettingVersionArgs) args: SettingVersionArgs,
  ): Promise<Result<ConnectionValue<SettingVersion>>> {
    return settingVersions(context, '', args);
  }

  @Policy('staff')
  @Query(() => [GridSizeLimitType], {
    nullable: true,
    description: 'When splitting or merging a grid is suggested, at most one for each figure.',
  })
  gridSizeLimits(@Ctx() { database }: GridContext): Promise<GridSizeLimit[]> {
    return sizeLimits(database.manager);
  }

  @Policy('staff')
  @Query(() => StaleRuleLimitType, {
    nullable: true,
    description: 'When a rule of dispatch is called stale.',
  })
  staleRuleLimit(@Ctx() { database }: GridContext): Promise<StaleRuleLimit> {
    return staleRuleLimit(database.manager);
  }

  @Authenticated()
  @Mutation(() => SetWhistleRuleResult, {
    description: `Sets what holds for whistles of a kind (设定吹哨规则); those already blown keep theirs. ${WHO}Problems: SETTING_EMERGENCY_OBJECTION.`,
  })
  setWhistleRule(
    @Ctx() context: GridContext,
    @Arg('input', () => SetWhistleRuleInput) input: SetWhistleRuleInput,
  ): Promise<Result<SettingVersion>> {
    const { clientMutationId: _key, seenVersion: _seen, ...rule } = input;
    return changeSetting(context, WHISTLE_SETTING, input, { ...rule });
  }

  @Authenticated()
  @Mutation(() => SetEscalationRuleResult, {
    description: `Sets how lateness is carried up (设定提级规则); events already accepted keep theirs. ${WHO}Problems: SETTING_CATEGORY_UNKNOWN.`,
  })
  setEscalationRule(
    @Ctx() context: GridContext,
    @Arg('input', () => SetEscalationRuleInput) input: SetEscalationRuleInput,
  ): Promise<Result<SettingVersion>> {
    const { clientMutationId: _key, seenVersion: _seen, basis: source, ...rule } = input;
    return changeSetting(context, ESCALATION_SETTING, input, { ...rule, source });
  }

  @Authenticated()
  @Mutation(() => SetAreaAlertRuleResult, {
    description: `Sets what alerts of a type count (设定预警规则), from the next week judged on. ${WHO}Problems: SETTING_CATEGORY_UNKNOWN.`,
  })
  setAreaAlertRule(
    @Ctx() context: GridContext,
    @Arg('input', () => SetAreaAlertRuleInput) input: SetAreaAlertRuleInput,
  ): Promise<Result<SettingVersion>> {
    const { clientMutationId: _key, seenVersion: _seen, ...rule } = input;
    const aspect = AREA_ALERT_ASPECT_OF[input.type];
    return changeSetting(context, AREA_ALERT_SETTING, input, { ...rule, aspect });
  }

  @Authenticated()
  @Mutation(() => SetGridSizeLimitResult, {
    description: `Sets when splitting or merging a grid is suggested (设定网格规模阈值). ${WHO}Problems: SETTING_SIZES_CROSS.`,
  })
  setGridSizeLimit(
    @Ctx() context: GridContext,
    @Arg('input', () => SetGridSizeLimitInput) input: SetGridSizeLimitInput,
  ): Promise<Result<SettingVersion>> {
    const { kind, figure, threshold, basis: source } = input;
    return changeSetting(context, GRID_SIZE_SETTING, input, { kind, figure, threshold, source });
  }

  @Authenticated()
  @Mutation(() => SetStaleRuleLimitResult, {
    description: `Sets when a rule of dispatch is called stale (设定规则陈旧阈值). ${WHO}`,
  })
  setStaleRuleLimit(
    @Ctx() context: GridContext,
    @Arg('input', () => SetStaleRuleLimitInput) input: SetStaleRuleLimitInput,
  ): Promise<Result<SettingVersion>> {
    const { days, overriddenShare, fewestDecisions, basis } = input;
    const row = { code: 'DISPATCH', days, overriddenShare, fewestDecisions, basis } as const;
    return changeSetting(context, STALE_RULE_SETTING, input, row);
  }
}
