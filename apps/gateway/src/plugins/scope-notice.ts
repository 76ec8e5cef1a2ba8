import { scopeGapsOf } from '@gezhi/identity';
import type { ScopeGap } from '@gezhi/identity';
import type { Text } from '@gezhi/kernel';
import type { GatewayContext } from '../gateway-context';

const REASONS: Readonly<Record<ScopeGap, Text>> = {
  AREAS: {
    en: 'Your account has no area, so nothing is shown by place. Ask whoever manages accounts for an area scope.',
    zh: '您的账号没有辖区范围，因此不显示按地域授权的数据。请联系账号管理员配置辖区。',
  },
  ORGANIZATION: {
    en: 'Your account belongs to no organisation, so nothing is shown by organisation. Ask whoever manages accounts.',
    zh: '您的账号未关联任何单位，因此不显示按单位授权的数据。请联系账号管理员配置所属单位。',
  },
};

/**
 * Tells callers whose token lacks an attribute why lists are empty (guardrails.md row 9): what `extensions` says,
 * `scope.missing`, each with a reason in the caller's language; null when nothing is missing.
 */
export function scopeNotice({
  actor,
  language,
}: GatewayContext['caller']): Readonly<Record<'scope', object>> | null {
  const gaps = scopeGapsOf(actor);
  if (gaps.length === 0) return null;
  const missing = gaps.map((attribute) => ({ attribute, reason: REASONS[attribute][language] }));
  return { scope: { missing } };
}
