import { Directive, Field, Float, ObjectType } from 'type-graphql';
import { MetricUnitEnum } from '../metrics/metric.type';

@Directive('@shareable')
@ObjectType('LocalizedText', { description: 'A text in both languages.' })
export class LocalizedText {
  @Field(() => String, { description: 'English.' })
  en!: string;

  @Field(() => String, { description: 'Chinese (中文).' })
  zh!: string;
}

@Directive('@shareable')
@ObjectType('MetricDefinition', { description: 'What a metric means (指标定义).' })
export class MetricDefinitionType {
  @Field(() => String, { description: 'The key to ask for.' })
  key!: string;

  @Field(() => String, { description: 'Changes whenever the same data would give another figure.' })
  version!: string;

  @Field(() => LocalizedText, { description: 'The name.' })
  title!: LocalizedText;

  @Field(() => LocalizedText, { description: 'What is divided by what, and which rows count.' })
  definition!: LocalizedText;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'How the figure could mislead, and what to read beside it.',
  })
  caution!: LocalizedText | null;

  @Field(() => MetricUnitEnum, { description: 'What the value is counted in.' })
  unit!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'The value aimed at, where a source names one.',
  })
  target!: number | null;

  @Field(() => Boolean, {
    description: 'Whether small counts are suppressed because residents are behind them.',
  })
  citizenDerived!: boolean;

  @Field(() => String, { description: 'The law, standard or specification behind it.' })
  source!: string;
}

@Directive('@shareable')
@ObjectType('CodeLabel', { description: 'One code of a list with its labels.' })
export class CodeLabel {
  @Field(() => String, { description: 'The enum value.' })
  code!: string;

  @Field(() => LocalizedText, { description: 'What to show.' })
  label!: LocalizedText;
}

@Directive('@shareable')
@ObjectType('CodeList', {
  description: 'A closed list of codes (代码表), so that no client hard-codes labels.',
})
export class CodeListType {
  @Field(() => String, { description: 'The GraphQL enum, e.g. EventSource.' })
  name!: string;

  @Field(() => LocalizedText, { description: 'What the list is about.' })
  title!: LocalizedText;

  @Field(() => [CodeLabel], { description: 'Its codes in their natural order.' })
  codes!: CodeLabel[];
}

@Directive('@shareable')
@ObjectType('StateTransition', { description: 'One row of a state table.' })
export class StateTransition {
  @Field(() => [String], { description: 'The states it leads from.' })
  from!: string[];

  @Field(() => String, { description: 'The action.' })
  action!: string;

  @Field(() => String, { description: 'The state it leads to.' })
  to!: string;

  @Field(() => LocalizedText, { nullable: true, description: 'What must hold besides the state.' })
  guard!: LocalizedText | null;
}

@Directive('@shareable')
@ObjectType('StateMachine', {
  description: 'The life of an object as a table (状态机): the same table that is enforced.',
})
export class StateMachineType {
  @Field(() => String, { description: 'The type whose life it is.' })
  name!: string;

  @Field(() => [String], { description: 'The states an object may begin in.' })
  initial!: string[];

  @Field(() => [CodeLabel], { description: 'Its states.' })
  states!: CodeLabel[];

  @Field(() => [CodeLabel], { description: 'Its actions.' })
  actions!: CodeLabel[];

  @Field(() => [StateTransition], { description: 'Its steps.' })
  transitions!: StateTransition[];
}

@Directive('@shareable')
@ObjectType('ProblemDefinition', { description: 'One code of the error catalogue (错误码).' })
export class ProblemDefinitionType {
  @Field(() => String, { description: 'The code.' })
  code!: string;

  @Field(() => String, { description: 'The GraphQL type it comes as.' })
  kind!: string;

  @Field(() => LocalizedText, { description: 'The message, with its holes.' })
  message!: LocalizedText;

  @Field(() => LocalizedText, { description: 'When it happens and what to do.' })
  meaning!: LocalizedText;

  @Field(() => String, { nullable: true, description: 'The law, standard or rule behind it.' })
  source!: string | null;
}

@Directive('@shareable')
@ObjectType('DatasetDefinition', {
  description: 'Rows that are not public and that the department shares by grant (共享数据集).',
})
export class DatasetDefinitionType {
  @Field(() => String, { description: 'The key to ask for in a request for a grant.' })
  key!: string;

  @Field(() => LocalizedText, { description: 'The name.' })
  title!: LocalizedText;

  @Field(() => LocalizedText, { description: 'What its rows hold, and what they do not.' })
  description!: LocalizedText;

  @Field(() => [String], { description: 'The fields of the graph that read it, e.g. Area.events.' })
  fields!: string[];
}

@Directive('@shareable')
@ObjectType('NotificationDefinition', {
  description: 'What a department may tell people (通知模板). `{name}` stands for a value.',
})
export class NotificationDefinitionType {
  @Field(() => String, { description: 'The code of the kind.' })
  code!: string;

  @Field(() => LocalizedText, { description: 'What it is about, in a few words.' })
  subject!: LocalizedText;

  @Field(() => LocalizedText, { description: 'What is told.' })
  text!: LocalizedText;
}

@Directive('@shareable')
@ObjectType('DomainCatalogue', {
  description:
    'What a domain defines, as data: metrics, code lists, state machines and problem codes.',
})
export class DomainCatalogueType {
  @Field(() => [MetricDefinitionType], { description: 'The metrics the domain answers.' })
  metrics!: MetricDefinitionType[];

  @Field(() => [DatasetDefinitionType], {
    description: 'The datasets it shares by grant with integrators.',
  })
  datasets!: DatasetDefinitionType[];

  @Field(() => [NotificationDefinitionType], { description: 'What it may tell people.' })
  notifications!: NotificationDefinitionType[];

  @Field(() => [CodeListType], { description: 'The code lists of its enums.' })
  codeLists!: CodeListType[];

  @Field(() => [StateMachineType], { description: 'The lives of its objects.' })
  stateMachines!: StateMachineType[];

  @Field(() => [ProblemDefinitionType], { description: 'The refusals it can answer.' })
  problems!: ProblemDefinitionType[];
}
