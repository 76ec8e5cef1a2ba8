import type { DeviceRule } from './device-rule.entity';

/** What a rule is judged by. */
export type Threshold = Pick<DeviceRule, 'condition' | 'threshold' | 'clearLevel' | 'holdMinutes'>;

/** Where a device stands with a rule. */
export interface Standing {
  /** RAISED: its event was opened and the value has not come back. CLEARED: it has, and the event was open then. */
  readonly alarm: 'RAISED' | 'CLEARED' | null;
  /** Since when the value has been beyond the threshold, without holding long enough yet. */
  readonly since: Date | null;
}

/** What has to be done: open an event, note on the open one that the value came back, or that it crossed again. */
export type AlarmAct = 'OPEN' | 'CLEAR' | 'AGAIN';

export interface Judged {
  readonly standing: Standing;
  readonly act: AlarmAct | null;
}

/** What a rule looks at in a reading; null where it has nothing to look at, such as a first reading for a rate. */
export function measureOf(
  { condition }: Pick<Threshold, 'condition'>,
  now: { readonly at: Date; readonly value: number },
  before: { readonly at: Date; readonly value: number } | null,
): number | null {
  if (condition === 'SILENT') return null;
  if (condition !== 'RATE') return now.value;
  if (before === null) return null;
  return (
    (Math.abs(now.value - before.value) * 3_600_000) / (now.at.getTime() - before.at.getTime())
  );
}

/**
 * Judges one measure, later than all before it. No second event is opened while the first is open, nor before the value
 * has been back past the clear level since; an event is never closed by it.
 */
export function judgeMeasure(
  { alarm, since }: Standing,
  rule: Threshold,
  measure: number,
  at: Date,
  eventOpen: boolean,
): Judged {
  if (alarm === 'RAISED')
    return isClear(rule, measure)
      ? { standing: { alarm: 'CLEARED', since: null }, act: 'CLEAR' }
      : { standing: { alarm, since: null }, act: null };
  const left = alarm === 'CLEARED' && eventOpen ? alarm : null;
  if (!isBeyond(rule, measure)) return { standing: { alarm: left, since: null }, act: null };
  const began = since ?? at;
  if (at.getTime() - began.getTime() < rule.holdMinutes * 60_000)
    return { standing: { alarm: left, since: began }, act: null };
  return { standing: { alarm: 'RAISED', since: null }, act: left ? 'AGAIN' : 'OPEN' };
}

export function isBeyond({ condition, threshold }: Threshold, measure: number): boolean {
  return condition === 'BELOW' ? measure < threshold : measure > threshold;
}

function isClear({ condition, threshold, clearLevel }: Threshold, measure: number): boolean {
  const level = clearLevel ?? threshold;
  return condition === 'BELOW' ? measure >= level : measure <= level;
}
