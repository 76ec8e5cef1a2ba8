import { isAreaCode, parentOf } from '@gezhi/kernel';
import type { MetricAxis } from '../definition';
import type { FamilyKey } from '../statement';

/** The family a subject is judged in; organisations are one. */
export function familyOf(axis: MetricAxis, subject: string): FamilyKey {
  if (axis === 'ORGANIZATION' || !isAreaCode(subject)) return { parent: '', width: 0 };
  return { parent: parentOf(subject) ?? '', width: subject.length };
}

/** A subject and what is above it: who knows the figures of all children knows that of the parent. */
export function lineOf(axis: MetricAxis, subject: string): string[] {
  if (axis === 'ORGANIZATION' || !isAreaCode(subject)) return [subject];
  const above = parentOf(subject);
  return above === null ? [subject] : [...lineOf(axis, above), subject];
}

/** The families of some subjects, and of everything above them where that is asked for. */
export function familiesOf(
  axis: MetricAxis,
  subjects: readonly string[],
  withAncestors: boolean,
): FamilyKey[] {
  const members = withAncestors ? subjects.flatMap((subject) => lineOf(axis, subject)) : subjects;
  const keys = members.map((subject) => familyOf(axis, subject));
  return [...new Map(keys.map((key) => [key.parent, key])).values()];
}
