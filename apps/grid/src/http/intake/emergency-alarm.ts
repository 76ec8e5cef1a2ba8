import { z } from 'zod';
import type { PushedMatter } from '../../use-cases/intake/bring-pushed';
import { code } from './hotline-order';

const text = (most: number) => z.string().trim().max(most);

/** An alarm in the style of a 181 emergency platform (应急事件). What is not named here is not read, and not kept. */
export const EMERGENCY_ALARM = z.object({
  alarmId: text(100).min(1),
  happenedAt: z.iso.datetime({ offset: true }),
  kind: z.object({ code: text(80).min(1), label: text(80).optional() }),
  /** I to IV; ours by the table. */
  level: text(20).min(1),
  summary: text(100).min(2),
  detail: text(1_800).default(''),
  position: z
    .object({
      lon: z.number().min(-180).max(180).optional(),
      lat: z.number().min(-90).max(90).optional(),
      division: text(80).optional(),
      text: text(120).optional(),
    })
    .default({}),
});

/** The alarm as a matter: a hazard, and dangerous until the tables say less. Nobody is its reporter. */
export function matterOfAlarm(alarm: z.output<typeof EMERGENCY_ALARM>): PushedMatter {
  const { position, kind, level } = alarm;
  return {
    externalId: alarm.alarmId,
    source: 'PLATFORM_181',
    title: alarm.summary,
    description: [alarm.detail, position.text && `位置：${position.text}`]
      .filter(Boolean)
      .join('\n'),
    longitude: position.lon ?? null,
    latitude: position.lat ?? null,
    observedAt: new Date(alarm.happenedAt),
    anonymous: true,
    contact: null,
    codes: [
      code('CATEGORY', kind.code, kind.label),
      code('AREA', position.division),
      code('URGENCY', level),
    ].flat(),
    otherwise: { nature: 'HAZARD', urgency: 'DANGER' },
  };
}
