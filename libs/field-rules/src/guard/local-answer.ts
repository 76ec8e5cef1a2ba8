import type { ExecutionResult } from 'graphql';
import type { FilteredOperation } from './filter-operation';
import type { MeasuredOperation } from './operation-requirements';
import type { RefusedField } from './refused-places';
import { isAsked } from './root-fields';
import type { Variables } from './root-fields';
import type { TellRefusal } from './settle-answer';

export interface LocalAnswerOptions {
  /** The client is given later what it deferred. Default false. */
  readonly inParts?: boolean;
}

/**
 * The answer that needs nobody to be asked: when everything at the top is refused, or something refused there
 * allows no null, so that whatever else was fetched or done would be for nothing. Null when somebody must be.
 */
export function answerLocally(
  measured: MeasuredOperation,
  { rootFields }: FilteredOperation,
  variables: Variables,
  tell: TellRefusal,
  { inParts = false }: LocalAnswerOptions = {},
): ExecutionResult | null {
  const data = Object.create(null) as Record<string, unknown>;
  const refusals = new Map<string, RefusedField>();
  let isComplete = true;
  let isVoid = false;
  let count = 0;
  for (const { key, local, conditions, isLater } of rootFields) {
    const asked = isAsked(measured, conditions, variables);
    if (asked === undefined) return null;
    if (!asked) continue;
    count += 1;
    // What comes later is null by itself.
    if (local === null || (inParts && isLater)) isComplete = false;
    else if ('typename' in local) data[key] ??= local.typename;
    else {
      data[key] = null;
      if (!refusals.has(key)) refusals.set(key, local);
      isVoid ||= local.isNonNull;
    }
  }
  if (refusals.size === 0 || count === 0 || !(isComplete || isVoid)) return null;
  const errors = [...refusals].map(([key, refused]) => tell(refused, [key], 0));
  return { data: isVoid ? null : data, errors };
}
