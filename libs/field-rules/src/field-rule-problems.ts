import { defineProblems, renderProblem } from '@gezhi/kernel';
import type { Language } from '@gezhi/kernel';
import type { Condition } from './rules/requirement';

/** What field rules answer, at the gateway and in every subgraph alike. */
export const FIELD_RULE_PROBLEMS = defineProblems('field-rules', {
  UNAUTHORIZED_FIELD_OR_TYPE: {
    kind: 'FORBIDDEN',
    message: {
      en: '{coordinate} is not shown to you: {missing}.',
      zh: '不向您显示 {coordinate}：{missing}。',
    },
    meaning: {
      en: 'The field, or the type it answers, asks for signing in, for scopes or for a policy (docs/policies.md). `extensions.missing` says which; the field is null, the rest of the answer stands.',
      zh: '该字段或其类型要求登录、特定范围或策略（见 docs/policies.md）。`extensions.missing` 说明缺少的条件；该字段为空，其余回答有效。',
    },
    since: '0.1.0',
  },
});

export const UNAUTHORIZED = 'UNAUTHORIZED_FIELD_OR_TYPE';

/** The message of a refusal, in the caller's language. */
export function unauthorizedMessage(
  coordinate: string,
  missing: readonly Condition[],
  language: Language,
): string {
  const { UNAUTHORIZED_FIELD_OR_TYPE } = FIELD_RULE_PROBLEMS.definitions;
  const told = missing.map((condition) => tell(condition, language));
  const params = { coordinate, missing: told.join(language === 'zh' ? '；' : '; ') };
  return renderProblem(UNAUTHORIZED_FIELD_OR_TYPE, params, language);
}

function tell(condition: Condition, language: Language): string {
  if ('authenticated' in condition) return language === 'zh' ? '需要登录' : 'sign in first';
  const isScope = 'scopes' in condition;
  const lists = isScope ? condition.scopes : condition.policies;
  const [kind, and, or] =
    language === 'zh'
      ? [isScope ? '需要范围 ' : '需要策略 ', ' 与 ', ' 或 ']
      : [isScope ? 'it takes the scope ' : 'it takes the policy ', ' and ', ' or '];
  return kind + lists.map((names) => names.join(and)).join(or);
}
