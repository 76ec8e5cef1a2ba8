import type { Language, LocalDate, Result } from '@gezhi/kernel';
import { COMMON_PROBLEMS, joinProblems, renderProblem, valueOf } from '@gezhi/kernel';
import type { ListVersion } from './list-version';
import {
  applyChanges,
  GOV_LIST_PROBLEMS,
  publishVersion,
  startDraft,
  withdrawVersion,
} from './index';

export const date = (text: string) => text as LocalDate;

const PROBLEMS = joinProblems('test', COMMON_PROBLEMS, GOV_LIST_PROBLEMS);

/** The message of a refusal, which must be catalogued. */
export function messageOf(result: Result<unknown>, language: Language = 'en'): string {
  if (result.ok) throw new Error('It was not refused');
  const definition = PROBLEMS.find(result.refusal.code);
  if (!definition) throw new Error(`${result.refusal.code} is in no catalogue`);
  return renderProblem(definition, result.refusal.params, language);
}

export function codeOf(result: Result<unknown>): string | undefined {
  return result.ok ? undefined : result.refusal.code;
}

export function draft(versions: readonly ListVersion[] = []): readonly ListVersion[] {
  return [...versions, valueOf(startDraft(versions))];
}

export interface Decision {
  readonly from: string;
  readonly today?: string;
}

export function tryPublish(versions: readonly ListVersion[], { from, today = from }: Decision) {
  const version = versions.find(({ state }) => state === 'DRAFT')?.version ?? 0;
  return publishVersion(versions, {
    version,
    effectiveFrom: date(from),
    today: date(today),
    basisDoc: '秦政办〔2026〕1号',
    items: [{ code: 'A-1' }],
  });
}

/** Drafts the next version and publishes it. */
export function publish(
  versions: readonly ListVersion[],
  decision: Decision,
): readonly ListVersion[] {
  const drafted = draft(versions);
  return applyChanges(drafted, valueOf(tryPublish(drafted, decision)));
}

export function withdraw(
  versions: readonly ListVersion[],
  version: number,
  { from, today = from }: Decision,
): readonly ListVersion[] {
  const decision = { version, from: date(from), today: date(today) };
  return applyChanges(versions, valueOf(withdrawVersion(versions, decision)));
}

/** `1 PUBLISHED 2026-01-01 –`: versions as lines one can read. */
export function lines(versions: readonly ListVersion[]): string[] {
  return versions.map(
    ({ version, state, effectiveFrom, effectiveTo }) =>
      `${version} ${state} ${effectiveFrom ?? '–'} ${effectiveTo ?? '–'}`,
  );
}
