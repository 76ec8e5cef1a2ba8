import { isIdentityNumber, newId, parsePhone } from '@gezhi/kernel';
import type { EventSource } from '../../../domain/event/event.codes';
import type { GovEvent } from '../../../domain/event/gov-event.entity';
import { demoContact } from './contacts';

const reported = (source: EventSource, anonymous = false) =>
  ({ id: newId(), source, anonymous, reportedAt: new Date() }) as GovEvent;
const many = Array.from({ length: 2_000 }, () => reported('CITIZEN_APP'));
const contacts = many.map(demoContact).filter((contact) => contact !== null);

describe('a contact of the demonstration', () => {
  it('is left by three in ten of those who may be contacted, and by nobody else', () => {
    expect(contacts.length / many.length).toBeGreaterThan(0.25);
    expect(contacts.length / many.length).toBeLessThan(0.35);
    for (const event of many.slice(0, 200)) {
      expect(demoContact({ ...event, anonymous: true } as GovEvent)).toBeNull();
      expect(demoContact({ ...event, source: 'IOT' } as GovEvent)).toBeNull();
    }
  });

  it('is the same each time the city is made', () => {
    for (const event of many.slice(0, 200)) expect(demoContact(event)).toEqual(demoContact(event));
  });

  it('reaches nobody: no such number is given to anybody, and the platform takes none', () => {
    for (const { name, phone } of contacts) {
      expect(phone).toMatch(/^100\d{8}$/);
      expect(parsePhone(phone ?? '').ok).toBe(false);
      expect(isIdentityNumber(phone ?? '')).toBe(false);
      expect(name).toMatch(/^\p{Script=Han}示例$/u);
    }
  });
});
