import { defineJob } from './job';
import { checkSchedule, latestSlot, nextSlot } from './schedule';

const at = (text: string) => new Date(text);

describe('a schedule', () => {
  it('is read in Asia/Shanghai', () => {
    expect(latestSlot('10 3 * * *', at('2026-10-12T12:00:00+08:00'))).toEqual(
      at('2026-10-12T03:10:00+08:00'),
    );
    expect(nextSlot('10 3 * * *', at('2026-10-12T12:00:00+08:00'))).toEqual(
      at('2026-10-13T03:10:00+08:00'),
    );
  });

  it('names its moment from that moment on', () => {
    expect(latestSlot('10 3 * * *', at('2026-10-12T03:10:00+08:00'))).toEqual(
      at('2026-10-12T03:10:00+08:00'),
    );
    expect(latestSlot('10 3 * * *', at('2026-10-12T03:09:59.999+08:00'))).toEqual(
      at('2026-10-11T03:10:00+08:00'),
    );
  });

  it('reaches back over months', () => {
    expect(latestSlot('0 0 1 1 *', at('2026-10-12T00:00:00+08:00'))).toEqual(
      at('2026-01-01T00:00:00+08:00'),
    );
  });

  it.each(['10 3 * *', '0 10 3 * * *', '10 25 * * *', 'daily', '@daily'])(
    'is refused when nobody could keep it: %s',
    (cron) => {
      expect(() => checkSchedule(cron)).toThrow();
      const run = () => Promise.resolve();
      expect(() => defineJob({ name: 'tidy', description: '', schedule: cron, run })).toThrow();
    },
  );

  it.each(['Tidy', 'tidy up', '__proto__', ''])(
    'belongs to a job with a plain name, not "%s"',
    (name) => {
      expect(() => defineJob({ name, description: '', run: () => Promise.resolve() })).toThrow(
        'cannot name a job',
      );
    },
  );
});
