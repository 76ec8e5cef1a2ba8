import type { Deadline } from '@gezhi/deadlines';
import type { Result } from '@gezhi/kernel';
import { localDateOf, ok, refuse } from '@gezhi/kernel';
import type { ChannelTag, MaterialSource } from '../item/item.codes';
import { WORK_CALENDAR } from '../work-calendar';
import type { ApplicationChannel, ClockKind, LimitWarning } from './application.codes';
import { LONGEST_EXTENSION } from './application.limits';

/** The tag a channel needs; the counter of the organisation itself is always open. */
const TAG_OF_CHANNEL: Readonly<Record<ApplicationChannel, ChannelTag | null>> = {
  WINDOW: null,
  ONLINE: 'ONE_NET',
  SELF_SERVICE: 'SELF_SERVICE_24H',
  AGENCY: 'AGENCY',
};

/** Whether the item may come in this way, and an assistant may act. */
export function checkChannel(
  application: {
    readonly channel: ApplicationChannel;
    readonly mandateNumber?: string | null | undefined;
  },
  tags: readonly ChannelTag[],
): Result<void> {
  const { channel, mandateNumber } = application;
  const tag = TAG_OF_CHANNEL[channel];
  if (tag !== null && !tags.includes(tag)) {
    return refuse('CHANNEL_NOT_OFFERED', { path: ['input', 'channel'], channel, offered: tags });
  }
  if (channel === 'AGENCY' && !mandateNumber?.trim()) {
    return refuse('AGENT_WITHOUT_MANDATE', { path: ['input', 'mandateNumber'] });
  }
  return ok();
}

interface AskableMaterial {
  readonly code: string;
  readonly source: MaterialSource;
}

/** Whether the materials may be asked for: known to the version, and not to be had without the applicant (S-8). */
export function checkCorrectionList(
  codes: readonly string[],
  materials: readonly AskableMaterial[],
): Result<void> {
  const path = ['input', 'materials'];
  const byCode = new Map(materials.map((material) => [material.code, material]));
  const unknown = codes.filter((code) => !byCode.has(code));
  if (unknown.length > 0) return refuse('UNKNOWN_MATERIAL', { path, codes: unknown });
  const supplied = codes.filter((code) => !isAsked(byCode.get(code)?.source ?? 'SHARED_DATA'));
  if (supplied.length > 0) return refuse('MATERIAL_NOT_TO_BE_ASKED', { path, codes: supplied });
  return ok();
}

/** Whether a material of this source may be asked of the applicant: what sharing or an e-licence supplies may not. */
function isAsked(source: MaterialSource): boolean {
  return source !== 'SHARED_DATA' && source !== 'E_LICENCE';
}

/** After 5 working days of silence the application is accepted by law; nobody can refuse or question it any more. */
export function checkNotAcceptedBySilence(acceptance: Deadline, now: Date): Result<void> {
  if (!isAcceptedBySilence(acceptance, now)) return ok();
  return refuse('ACCEPTED_BY_SILENCE', { dueOn: localDateOf(acceptance.dueAt) });
}

export function isAcceptedBySilence(acceptance: Deadline, now: Date): boolean {
  return acceptance.statusAt(now) === 'OVERDUE';
}

/** Whether the review may be extended: once, by at most 10 working days, with the head's approval. */
export function checkExtension(
  extendedBefore: number,
  { days, approval }: { readonly days: number; readonly approval: string },
): Result<void> {
  if (extendedBefore > 0) return refuse('EXTENDED_BEFORE', { days: extendedBefore });
  if (days < 1 || days > LONGEST_EXTENSION) {
    return refuse('EXTENSION_TOO_LONG', {
      path: ['input', 'days'],
      days,
      longest: LONGEST_EXTENSION,
    });
  }
  if (approval.trim() === '') {
    return refuse('EXTENSION_WITHOUT_APPROVAL', { path: ['input', 'approval'] });
  }
  return ok();
}

/** The hard stop at the legal limit: a decision after it says why it is late. */
export function checkLegalLimit(
  legal: Deadline,
  lateReason: string | null | undefined,
  now: Date,
): Result<void> {
  if (legal.statusAt(now) !== 'OVERDUE' || lateReason?.trim()) return ok();
  return refuse('LEGAL_LIMIT_PASSED', {
    path: ['input', 'lateReason'],
    dueOn: localDateOf(legal.dueAt),
  });
}

/** A denial gives its reason and names where it can be taken to. */
export function checkDenial(denial: {
  readonly reason?: string | null | undefined;
  readonly reconsiderationBody?: string | null | undefined;
  readonly litigationCourt?: string | null | undefined;
}): Result<void> {
  if (!denial.reason?.trim()) {
    return refuse('DENIAL_WITHOUT_REASON', { path: ['input', 'reason'] });
  }
  for (const field of ['reconsiderationBody', 'litigationCourt'] as const) {
    if (!denial[field]?.trim()) {
      return refuse('DENIAL_WITHOUT_REMEDIES', { path: ['input', field] });
    }
  }
  return ok();
}

/** Working days a decision took on the clock of its promise: the day of acceptance and pauses do not count. */
export function workdaysTaken(promised: Deadline, decidedAt: Date): number {
  const passed = WORK_CALENDAR.workdaysBetween(
    localDateOf(promised.startedAt),
    localDateOf(decidedAt),
  );
  return Math.max(0, passed - promised.pausedTotal);
}

/** What the counter is warned of while the decision is open. */
export function limitWarnings(
  clocks: ReadonlyMap<ClockKind, Deadline>,
  now: Date,
): readonly LimitWarning[] {
  const warnings: LimitWarning[] = [];
  for (const [kind, close, missed] of [
    ['PROMISED', 'PROMISE_CLOSE', 'PROMISE_MISSED'],
    ['LEGAL', 'LEGAL_LIMIT_CLOSE', 'LEGAL_LIMIT_MISSED'],
  ] as const) {
    const status = clocks.get(kind)?.statusAt(now);
    if (status === 'APPROACHING') warnings.push(close);
    if (status === 'OVERDUE') warnings.push(missed);
  }
  return warnings;
}
