import type { CityPlan, DemoTable } from '@gezhi/city';
import { demoTable, organizationId, stableId } from '@gezhi/city';
import type { LocalDate } from '@gezhi/kernel';
import { addMonths, startOfDay } from '@gezhi/kernel';
import { WhistleBulletinLine } from '../../../domain/whistle/whistle-bulletin-line.entity';
import { WhistleBulletinTransition } from '../../../domain/whistle/whistle-bulletin-transition.entity';
import { WhistleBulletin } from '../../../domain/whistle/whistle-bulletin.entity';
import type { WhistleResponse } from '../../../domain/whistle/whistle-response.entity';
import type { WhistleLife } from './whistle-life';

const HOUR = 3_600_000;

interface Told {
  readonly bulletin: WhistleBulletin;
  readonly lines: readonly WhistleBulletinLine[];
}

/** A bulletin for each month that is over; the last one waits for somebody to publish it. */
export function bulletinTables(plan: CityPlan, lives: () => readonly WhistleLife[]): DemoTable[] {
  let told: Told[] | null = null;
  const all = () =>
    (told ??= plan.calendar.months
      .slice(0, -1)
      .map((month, index, months) =>
        tell(plan.district, month, index === months.length - 1, lives()),
      ));
  function* rows<T>(of: (each: Told) => readonly T[]): Generator<T> {
    for (const each of all()) yield* of(each);
  }
  return [
    demoTable(
      WhistleBulletin,
      rows(({ bulletin }) => [bulletin]),
    ),
    demoTable(
      WhistleBulletinLine,
      rows(({ lines }) => lines),
    ),
    demoTable(
      WhistleBulletinTransition,
      rows(({ bulletin }) => steps(bulletin)),
    ),
  ];
}

function tell(areaCode: string, month: string, last: boolean, lives: readonly WhistleLife[]): Told {
  const periodFrom = `${month}-01` as LocalDate;
  const periodTo = addMonths(periodFrom, 1);
  const [from, to] = [startOfDay(periodFrom), startOfDay(periodTo)];
  const due = lives.flatMap(({ whistle, responses }) =>
    responses
      .filter(
        ({ dueAt, state }) =>
          dueAt >= from && dueAt < to && state !== 'EXCUSED' && state !== 'RELEASED',
      )
      .map((response) => ({ response, number: whistle.number })),
  );
  const createdAt = new Date(to.getTime() + 6.5 * HOUR);
  const publishedAt = last ? null : new Date(createdAt.getTime() + 51 * HOUR);
  const bulletin: WhistleBulletin = {
    id: stableId(`whistle-bulletin/${areaCode}/${month}`, createdAt),
    ...{ areaCode, periodFrom, periodTo, publishedAt, createdAt },
    state: last ? 'DRAFTED' : 'PUBLISHED',
    responseCount: due.length,
    onTimeCount: due.filter(
      ({ response }) => response.arrivedAt !== null && response.arrivedAt <= response.dueAt,
    ).length,
    updatedAt: publishedAt ?? createdAt,
    version: last ? 1 : 2,
  };
  const ids = [...new Set(due.map(({ response }) => response.organizationId))].sort();
  const lines = ids.map((organizationId): WhistleBulletinLine => {
    const own = due.filter(({ response }) => response.organizationId === organizationId);
    const numbers = (which: (response: WhistleResponse) => boolean) =>
      own
        .filter(({ response }) => which(response))
        .map(({ number }) => number)
        .sort();
    const absentNumbers = numbers(({ absentAt }) => absentAt !== null);
    const lateNumbers = numbers(
      ({ absentAt, arrivedAt, dueAt }) =>
        absentAt === null && (arrivedAt === null || arrivedAt > dueAt),
    );
    return {
      id: stableId(`whistle-bulletin-line/${bulletin.id}/${organizationId}`, createdAt),
      ...{ bulletinId: bulletin.id, organizationId, lateNumbers, absentNumbers },
      responseCount: own.length,
      lateCount: lateNumbers.length,
      absentCount: absentNumbers.length,
      refusedObjectionCount: numbers(({ objectionState }) => objectionState === 'REFUSED').length,
    };
  });
  return {
    bulletin,
    lines: lines.filter(
      ({ lateCount, absentCount, refusedObjectionCount }) =>
        lateCount + absentCount + refusedObjectionCount > 0,
    ),
  };
}

function steps({ id, createdAt, publishedAt }: WhistleBulletin): WhistleBulletinTransition[] {
  const step = (action: string, fromState: string | null, toState: string, at: Date) => ({
    id: stableId(`whistle-bulletin-step/${id}/${action}`, at),
    ...{ bulletinId: id, action, fromState, toState, note: null, occurredAt: at },
    actorSubject: action === 'draft' ? 'job:whistle-bulletins' : 'demo:command',
    actorOrganizationId: action === 'draft' ? null : organizationId('district/command-centre'),
  });
  const drafted = step('draft', null, 'DRAFTED', createdAt);
  return publishedAt === null
    ? [drafted]
    : [drafted, step('publish', 'DRAFTED', 'PUBLISHED', publishedAt)];
}
