import { isSignedIn } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, ok, refuse } from '@gezhi/kernel';
import { findByKeys } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import type { FindOptionsWhere } from 'typeorm';
import { Between, In, IsNull, Not } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import { EventCategory } from '../../domain/category/event-category.entity';
import { GovEvent } from '../../domain/event/gov-event.entity';
import type { EventState } from '../../domain/event/event.states';

/** GeoReport v2: a list spans at most 90 days and has at most 1,000 requests. */
export const MOST_DAYS = 90;
const MOST_REQUESTS = 1_000;
const DAY = 86_400_000;
const OVER: EventState[] = ['CLOSED', 'MERGED', 'REDIRECTED', 'REFUSED', 'CANCELLED'];
/** Thousandths of a degree: about a hundred metres. */
const PRECISION = 1_000;

export interface RequestFilter {
  readonly numbers: readonly string[];
  readonly serviceCodes: readonly string[];
  readonly statuses: readonly ('open' | 'closed')[];
  readonly from: Date | null;
  readonly to: Date | null;
}

/** What is told of an event beside the graph: nothing of who reported it, and the place only roughly. */
export interface ServiceRequest {
  readonly number: string;
  readonly isOpen: boolean;
  readonly outcome: GovEvent['outcome'];
  readonly service: EventCategory | null;
  readonly title: string;
  readonly reportedAt: Date;
  readonly updatedAt: Date;
  readonly dueAt: Date | null;
  readonly areaCode: string;
  readonly areaName: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** What the account has reported, the latest first. Answers INVALID_INPUT for more than 90 days. */
export async function listRequests(
  useCase: UseCase,
  { numbers, serviceCodes, statuses, ...span }: RequestFilter,
): Promise<Result<ServiceRequest[]>> {
  const { actor, clock, database } = useCase;
  if (!isSignedIn(actor)) return refuse('UNAUTHENTICATED');
  const to = span.to ?? (span.from ? later(span.from, MOST_DAYS) : clock.now());
  const from = span.from ?? later(to, -MOST_DAYS);
  if (to < from || to.getTime() - from.getTime() > MOST_DAYS * DAY)
    return refuse('INVALID_INPUT', {
      path: ['end_date'],
      field: 'end_date',
      reason: `0–${MOST_DAYS} d`,
    });
  const own = { reporterSubject: actor.subject };
  const codes = [...serviceCodes];
  const state = statuses.length === 1 && (statuses[0] === 'open' ? Not(In(OVER)) : In(OVER));
  const about: FindOptionsWhere<GovEvent> = {
    ...own,
    ...(state && { state }),
    reportedAt: Between(from, to),
  };
  const ofServices =
    codes.length === 0
      ? about
      : [
          { ...about, categoryCode: In(codes) },
          { ...about, categoryCode: IsNull(), saidCategoryCode: In(codes) },
        ];
  // GeoReport v2: numbers that are named override every other condition.
  const where = numbers.length > 0 ? { ...own, number: In([...numbers]) } : ofServices;
  const events = await database.manager.find(GovEvent, {
    where,
    order: { reportedAt: 'DESC', id: 'DESC' },
    take: MOST_REQUESTS,
  });
  return ok(await tell(useCase, events));
}

/** One request of the account, by its number. */
export async function findRequest(
  useCase: UseCase,
  number: string,
): Promise<Result<ServiceRequest>> {
  const { actor, database } = useCase;
  const own = isSignedIn(actor) ? { number, reporterSubject: actor.subject } : null;
  const event = own && (await database.manager.findOneBy(GovEvent, own));
  const [told] = event ? await tell(useCase, [event]) : [];
  return told ? ok(told) : absent(number);
}

/** The number of a request by the key it was taken in under. */
export async function numberOfToken(
  { actor, database }: UseCase,
  token: string,
): Promise<Result<string>> {
  const own =
    isSignedIn(actor) && isId(token) ? { id: token, reporterSubject: actor.subject } : null;
  const event = own && (await database.manager.findOneBy(GovEvent, own));
  return event ? ok(event.number) : absent(token);
}

function absent(id: string) {
  return refuse('NOT_FOUND', { type: 'GovEvent', id: id.slice(0, 80) });
}

async function tell(
  { database: { manager } }: UseCase,
  events: readonly GovEvent[],
): Promise<ServiceRequest[]> {
  const codeOf = (event: GovEvent) => event.categoryCode ?? event.saidCategoryCode ?? '';
  const codes = [...new Set(events.map(codeOf))].filter((code) => code !== '');
  const services = await findByKeys(manager, EventCategory, 'code', codes);
  const places = [...new Set(events.map(({ areaCode }) => areaCode))];
  const areas = await findByKeys(manager, Area, 'code', places);
  return events.map((event) => ({
    number: event.number,
    isOpen: !OVER.includes(event.state),
    outcome: event.outcome,
    service: services.get(codeOf(event)) ?? null,
    title: event.title,
    reportedAt: event.reportedAt,
    updatedAt: event.updatedAt,
    dueAt: event.deadline?.dueAt ?? null,
    areaCode: event.areaCode,
    areaName: areas.get(event.areaCode)?.name ?? '',
    latitude: roughly(event.latitude),
    longitude: roughly(event.longitude),
  }));
}

function roughly(degrees: number | null): number | null {
  return degrees === null ? null : Math.round(degrees * PRECISION) / PRECISION;
}

function later(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * DAY);
}
