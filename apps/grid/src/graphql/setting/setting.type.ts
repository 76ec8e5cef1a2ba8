import { codeEnum, connectionType, InstantScalar, PageArgs, Policy } from '@gezhi/subgraph';
import { ArgsType, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { Setting } from '../../domain/setting/setting.codes';
import { SETTINGS } from '../../domain/setting/setting.codes';
import type { SizeFigure, SizeProposalKind } from '../../domain/size/size.codes';
import { SizeFigureEnum, SizeProposalEnum } from '../size/size.type';

export const SettingEnum = codeEnum(SETTINGS);

@Policy('staff')
@ObjectType('SettingVersion', {
  description:
    'One change of a rule that a city sets (设定变更). What began before it goes on under the rule it began under.',
})
export class SettingVersionType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => SettingEnum, { description: 'What was set.' })
  setting!: Setting;

  @Field(() => String, { description: 'Which rule of it, such as the kind of whistle.' })
  key!: string;

  @Field(() => Int, { description: 'The version, from 1; send the last one back as seenVersion.' })
  settingVersion!: number;

  @Field(() => String, { description: 'The document it follows.' })
  basis!: string;

  @Field(() => InstantScalar, { description: 'From when on it holds.' })
  changedAt!: Date;
}
export const SettingVersionConnection = connectionType('SettingVersion', () => SettingVersionType);

@ArgsType()
export class SettingVersionArgs extends PageArgs {
  @Field(() => SettingEnum, { description: 'Which setting.' })
  setting!: Setting;
}

@Policy('staff')
@ObjectType('GridSizeLimit', { description: 'From which figure on something is suggested.' })
export class GridSizeLimitType {
  @Field(() => SizeProposalEnum, {
    description: 'What is suggested: a split above, a merge below.',
  })
  kind!: SizeProposalKind;

  @Field(() => SizeFigureEnum, { description: 'The figure.' })
  figure!: SizeFigure;

  @Field(() => Float, { description: 'The threshold.' })
  threshold!: number;

  @Field(() => String, { description: 'Where it comes from.' })
  source!: string;
}

@Policy('staff')
@ObjectType('StaleRuleLimit', { description: 'When a rule of dispatch is called stale.' })
export class StaleRuleLimitType {
  @Field(() => Int, { description: 'Met by nothing for so many days.' })
  days!: number;

  @Field(() => Float, { description: 'Or overridden in more than this share of its cases.' })
  overriddenShare!: number;

  @Field(() => Int, { description: 'Of fewer cases nothing is said.' })
  fewestDecisions!: number;

  @Field(() => String, { description: 'Where the numbers come from.' })
  basis!: string;
}
