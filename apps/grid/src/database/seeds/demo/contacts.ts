import { createHash } from 'node:crypto';
import type { EventContact } from '../../../domain/contact/event-contact.entity';
import { hasReporter } from '../../../domain/event/event.rules';
import type { GovEvent } from '../../../domain/event/gov-event.entity';

/** Three in ten of those who may be contacted left a contact. */
const SHARE = 0.3;
/** Family names of many people, with a given name that says it is invented. */
const FAMILY_NAMES = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴'];
/** No mobile number begins so: numbers under 100 are services of operators (Telecom numbering plan, 电信网编号计划). */
const NOBODYS_PREFIX = '100';

/** The contact of a reporter of the demonstration, or null. Told by the key of the event alone; nobody can be called at it. */
export function demoContact(event: GovEvent): EventContact | null {
  if (!hasReporter(event)) return null;
  const digest = createHash('sha256').update(`contact ${event.id}`).digest();
  if (digest.readUInt32BE(0) >= SHARE * 2 ** 32) return null;
  const family = FAMILY_NAMES[digest.readUInt8(4) % FAMILY_NAMES.length];
  const digits = String(digest.readUInt32BE(5) % 100_000_000).padStart(8, '0');
  return {
    eventId: event.id,
    name: `${family}示例`,
    phone: `${NOBODYS_PREFIX}${digits}`,
    createdAt: event.reportedAt,
  };
}
