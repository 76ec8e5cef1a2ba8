import { FieldRules } from '@gezhi/field-rules';
import type { Condition, Requirement } from '@gezhi/field-rules';
import { POLICIES } from '@gezhi/identity';
import { parse } from 'graphql';
import { GENERATED, table } from './markdown';

/** docs/policies.md: who may ask for which field, as the supergraph has it. */
export function policiesPage(supergraph: string): string {
  const declared = new FieldRules(parse(supergraph)).declared();
  const using = (isMeant: (condition: Condition) => boolean) =>
    declared
      .filter(({ requirement }) => requirement.conditions.some(isMeant))
      .map(({ coordinate }) => `\`${coordinate}\``)
      .sort()
      .join(', ');
  const policies = POLICIES.policies.map(({ name, description }) => [
    `\`${name}\``,
    description.en,
    description.zh,
    using((condition) => 'policies' in condition && condition.policies.flat().includes(name)) ||
      '–',
  ]);
  const scopes = [...new Set(declared.flatMap(({ requirement }) => scopesOf(requirement)))].sort();
  const scopeRows = scopes.map((scope) => [
    `\`${scope}\``,
    using((condition) => 'scopes' in condition && condition.scopes.flat().includes(scope)),
  ]);
  const rows = declared
    .map(({ coordinate, requirement }) => [`\`${coordinate}\``, ...inBoth(requirement)])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return `${[
    '# Who may ask for which field · 字段规则',
    GENERATED,
    INTRODUCTION,
    '## Policies · 策略',
    table(['Policy', 'Admits', '准入对象', 'Protects'], policies),
    '## Scopes · 范围',
    scopeRows.length > 0 ? table(['Scope', 'Protects'], scopeRows) : NO_SCOPES,
    '## Coordinates · 受保护的字段与类型',
    table(['Coordinate', 'Takes', '条件'], rows),
  ].join('\n\n')}\n`;
}

const INTRODUCTION =
  'What is not listed here is public as far as field rules go; which rows are shown, and which values are masked, is ' +
  'decided after that. A rule on a type covers every field of it and every field that answers it; an interface or union ' +
  'is as strict as all of its members. Refused fields are null with the error `UNAUTHORIZED_FIELD_OR_TYPE`. ' +
  '未列出的字段不受字段规则限制；行级范围与脱敏另行决定。类型上的规则适用于其全部字段及返回该类型的字段；接口与联合类型取其成员中最严格者。';

const NO_SCOPES = 'No field takes a scope at present. 目前没有字段要求范围。';

function scopesOf({ conditions }: Requirement): string[] {
  return conditions.flatMap((condition) => ('scopes' in condition ? condition.scopes.flat() : []));
}

function inBoth({ conditions }: Requirement): string[] {
  return [
    conditions.map((condition) => tell(condition, 'signing in', ' and ', ' or ')).join('; '),
    conditions.map((condition) => tell(condition, '登录', ' 与 ', ' 或 ')).join('；'),
  ];
}

function tell(condition: Condition, signIn: string, and: string, or: string): string {
  if ('authenticated' in condition) return signIn;
  const lists = 'scopes' in condition ? condition.scopes : condition.policies;
  return lists.map((names) => names.map((name) => `\`${name}\``).join(and)).join(or);
}
