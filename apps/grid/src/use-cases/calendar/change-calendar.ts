import type { Result } from '@gezhi/kernel';
import { authorise } from '@gezhi/identity';
import { localDateOf, newId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { In, IsNull } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import { CalendarDay } from '../../domain/calendar/calendar-day.entity';
import type { CalendarDayChange } from '../../domain/calendar/calendar-notice.entity';
import { CalendarNotice } from '../../domain/calendar/calendar-notice.entity';
import { CALENDAR_PERMISSIONS } from '../../domain/calendar/calendar.permissions';
import type { DayToSet } from '../../domain/calendar/calendar.rules';
import { checkDates, checkDays, checkOneYear } from '../../domain/calendar/calendar.rules';
import { workCalendar } from './work-calendar';

interface CalendarInput {
  readonly clientMutationId?: string | null;
  /** The notice it follows. */
  readonly source: string;
}

export interface SetCalendarDaysInput extends CalendarInput {
  readonly days: readonly DayToSet[];
  /** Whether the days entered for their year are its whole arrangement. */
  readonly completesYear: boolean;
}

export interface WithdrawCalendarDaysInput extends CalendarInput {
  readonly dates: readonly string[];
}

/** Enters days off and make-up days (设置节假日与调休), which win over the published arrangement from now on. */
export function setCalendarDays(
  useCase: UseCase,
  input: SetCalendarDaysInput,
): Promise<Result<CalendarNotice>> {
  const { days, completesYear, source } = input;
  return changeCalendar(useCase, 'set', input, async (uow) => {
    const dates = days.map(({ date }) => date);
    const future = checkDates(dates, localDateOf(uow.now), ['input', 'days']);
    if (!future.ok) return future;
    const year = completesYear ? checkOneYear(days) : ok();
    if (!year.ok) return year;
    const clean = withoutPersonalData({ source, ...notesOf(days) });
    if (!clean.ok) return clean;
    const entered = await enteredDays(uow, dates);
    const fits = checkDays(days, entered, await workCalendar(uow));
    if (!fits.ok) return fits;
    const enteredOn = localDateOf(uow.now);
    await uow.beyondSight((manager) =>
      manager.upsert(
        CalendarDay,
        days.map((day) => ({ ...day, source, enteredOn, completesYear })),
        ['date'],
      ),
    );
    return ok(
      days.map(({ date, kind, note }) => ({
        ...{ date, note, to: kind, from: entered.get(date)?.kind ?? null },
      })),
    );
  });
}

/** Withdraws days that were entered (撤销): the published arrangement decides again. */
export function withdrawCalendarDays(
  useCase: UseCase,
  input: WithdrawCalendarDaysInput,
): Promise<Result<CalendarNotice>> {
  const { dates, source } = input;
  return changeCalendar(useCase, 'withdraw', input, async (uow) => {
    const future = checkDates(dates, localDateOf(uow.now), ['input', 'dates']);
    if (!future.ok) return future;
    const clean = withoutPersonalData({ source });
    if (!clean.ok) return clean;
    const entered = await enteredDays(uow, dates);
    for (const [index, date] of dates.entries())
      if (!entered.has(date))
        return refuse('CALENDAR_DAY_UNKNOWN', { path: ['input', 'dates', String(index)], date });
    await uow.beyondSight((manager) => manager.delete(CalendarDay, { date: In([...dates]) }));
    return ok(
      [...entered.values()].map(({ date, kind, note }) => ({ date, note, from: kind, to: null })),
    );
  });
}

type Change = (uow: UnitOfWork) => Promise<Result<CalendarDayChange[]>>;

/** One after the other, by administrators of the city; open events are then looked at anew. */
function changeCalendar(
  { actor, clock, database }: UseCase,
  action: 'set' | 'withdraw',
  input: SetCalendarDaysInput | WithdrawCalendarDaysInput,
  change: Change,
): Promise<Result<CalendarNotice>> {
  const request = {
    subject: actor.subject,
    key: input.clientMutationId ?? null,
    operation: `calendar.${action}`,
    body: input,
  };
  return inTransaction(database, clock, async (uow) => {
    const city = await uow.manager.findOneBy(Area, { kind: 'CITY', validTo: IsNull() });
    const areaCode = city?.code ?? null;
    const allowed = authorise(actor, CALENDAR_PERMISSIONS, `calendar.${action}`, { areaCode });
    if (!allowed.ok) return allowed;
    return once(
      uow,
      request,
      async () => {
        await uow.manager.query(`SELECT pg_advisory_xact_lock(hashtext('grid.calendar'))`);
        const days = await change(uow);
        if (!days.ok) return days;
        const notice: CalendarNotice = {
          id: newId(uow.now),
          source: input.source,
          completesYear: 'completesYear' in input && input.completesYear,
          days: days.value,
          enteredAt: uow.now,
          enteredBySubject: actor.subject,
        };
        await uow.beyondSight(async (manager) => {
          await manager.insert(CalendarNotice, notice);
          // Their limits may end on another day now: the sweep counts them anew.
          await manager.query(`UPDATE event_watch SET look_at = 'epoch'`);
        });
        uow.changes.push({ type: 'CalendarNotice', id: notice.id, action, areaCode });
        return ok(notice);
      },
      (id) => uow.beyondSight((manager) => manager.findOneBy(CalendarNotice, { id })),
    );
  });
}

async function enteredDays(
  { manager }: UnitOfWork,
  dates: readonly string[],
): Promise<Map<string, CalendarDay>> {
  const found = await manager.find(CalendarDay, {
    where: { date: In([...dates]) },
    take: dates.length,
  });
  return new Map(found.map((day) => [day.date, day]));
}

function notesOf(days: readonly DayToSet[]): Record<string, string> {
  return Object.fromEntries(days.map(({ note }, index) => [`days.${index}.note`, note]));
}
