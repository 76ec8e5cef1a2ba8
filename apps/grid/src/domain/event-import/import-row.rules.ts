import type { CodeList, Result } from '@gezhi/kernel';
import { findPersonalData, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import { contactGiven } from '../contact/contact.rules';
import type { EventNature, EventSource, Urgency } from '../event/event.codes';
import { EVENT_NATURES, EVENT_SOURCES, URGENCIES } from '../event/event.codes';
import type { ColumnPlan, ImportColumn } from './import-columns.rules';

/** A row of a file as a matter. */
export interface ImportedMatter {
  readonly externalId: string | null;
  readonly source: EventSource;
  readonly nature: EventNature;
  readonly urgency: Urgency;
  readonly areaCode: string | null;
  readonly unlocated: boolean;
  readonly anonymous: boolean;
  readonly title: string;
  readonly description: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly categoryCode: string | null;
  readonly observedAt: Date | null;
  readonly contact: { readonly name: string | null; readonly phone: string } | null;
}

type Said = Partial<Record<ImportColumn, string>>;

/**
 * The matter a row tells of. Where the file names no source, it is the only one of the system. Answers
 * IMPORT_ROW_CELLS, IMPORT_VALUE at the field, PERSONAL_DATA_IN_TEXT, or what contacts are refused for.
 */
export function matterOf(
  plan: ColumnPlan,
  cells: readonly string[],
  sources: readonly EventSource[],
): Result<ImportedMatter> {
  if (cells.length !== plan.length)
    return refuse('IMPORT_ROW_CELLS', { count: cells.length, columns: plan.length });
  const said = saidIn(plan, cells);
  const [only, ...others] = sources;
  const source =
    said.source || others.length > 0
      ? codeOf('source', said.source, EVENT_SOURCES)
      : ok(only as EventSource);
  if (!source.ok) return source;
  const nature = codeOf('nature', said.nature, EVENT_NATURES);
  if (!nature.ok) return nature;
  const urgency = said.urgency
    ? codeOf('urgency', said.urgency, URGENCIES)
    : ok('GENERAL' as const);
  if (!urgency.ok) return urgency;
  const texts = textsOf(said);
  if (!texts.ok) return texts;
  const longitude = degreesOf('longitude', said.longitude, 180);
  if (!longitude.ok) return longitude;
  const latitude = degreesOf('latitude', said.latitude, 90);
  if (!latitude.ok) return latitude;
  const observedAt = momentOf(said.observedAt);
  if (!observedAt.ok) return observedAt;
  const anonymous = truthOf(said.anonymous);
  if (!anonymous.ok) return anonymous;
  const { contactPhone: phone, contactName: name = null } = said;
  if (name && !phone) return wrong('contactPhone', 'contactName + contactPhone');
  const given = { contact: phone ? { name, phone } : null, anonymous: anonymous.value };
  const contact = contactGiven(given);
  if (!contact.ok) return contact;
  return ok({
    ...texts.value,
    source: source.value,
    nature: nature.value,
    urgency: urgency.value,
    longitude: longitude.value,
    latitude: latitude.value,
    observedAt: observedAt.value,
    unlocated: false,
    ...given,
  });
}

/** Cells with the numbers of persons blanked, for a row that is refused because of them. */
export function withoutNumbers(cells: readonly string[]): string[] {
  return cells.map((cell) =>
    findPersonalData(cell).reduce(
      (text, { index, length }) =>
        text.slice(0, index) + '*'.repeat(length) + text.slice(index + length),
      cell,
    ),
  );
}

function saidIn(plan: ColumnPlan, cells: readonly string[]): Said {
  const said: Said = {};
  plan.forEach((column, index) => {
    const cell = cells[index]?.trim() ?? '';
    if (column && cell !== '') said[column] = cell;
  });
  return said;
}

const LONGEST = { externalId: 100, title: 100, description: 2_000, areaCode: 40, categoryCode: 80 };

function textsOf(
  said: Said,
): Result<
  Pick<ImportedMatter, 'externalId' | 'title' | 'description' | 'areaCode' | 'categoryCode'>
> {
  const { externalId = null, title = '', description = '' } = said;
  const { areaCode = null, categoryCode = null } = said;
  if (title.length < 2) return wrong('title', '2–100');
  for (const [field, most] of Object.entries(LONGEST))
    if ((said[field as ImportColumn]?.length ?? 0) > most)
      return wrong(field as ImportColumn, `≤ ${most}`);
  const clean = withoutPersonalData({ externalId, title, description });
  return clean.ok ? ok({ externalId, title, description, areaCode, categoryCode }) : clean;
}

/** A code, or its label in either language. */
function codeOf<Code extends string>(
  field: ImportColumn,
  text: string | undefined,
  list: CodeList<Code>,
): Result<Code> {
  const wanted = (text ?? '').toUpperCase();
  const code = list.codes.find((each) => {
    const { en, zh } = list.labels[each];
    return each === wanted || en.toUpperCase() === wanted || zh.toUpperCase() === wanted;
  });
  return code ? ok(code) : wrong(field, list.codes.join(', '));
}

function degreesOf(
  field: 'longitude' | 'latitude',
  text: string | undefined,
  most: number,
): Result<number | null> {
  if (text === undefined) return ok(null);
  const value = /^[+-]?\d{1,3}(\.\d{1,15})?$/.test(text) ? Number(text) : NaN;
  return Math.abs(value) <= most ? ok(value) : wrong(field, `-${most} … ${most}`);
}

/** ISO 8601, or the clock of Nanjing: `2026-10-12 08:30`. */
function momentOf(text: string | undefined): Result<Date | null> {
  if (text === undefined) return ok(null);
  const [, day, time = '00:00', seconds = ':00', zone = '+08:00'] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d{1,6})?(Z|[+-]\d{2}:\d{2})?)?$/.exec(
      text.replaceAll('/', '-'),
    ) ?? [];
  const moment = new Date(`${day}T${time}${seconds}${zone}`);
  return Number.isNaN(moment.getTime()) ? wrong('observedAt', '2026-10-12 08:30') : ok(moment);
}

const TRUTHS: Readonly<Record<string, boolean>> = {
  ...{ true: true, yes: true, '1': true, 是: true },
  ...{ false: false, no: false, '0': false, 否: false },
};

function truthOf(text: string | undefined): Result<boolean> {
  if (text === undefined) return ok(false);
  const key = text.toLowerCase();
  return Object.hasOwn(TRUTHS, key)
    ? ok(TRUTHS[key] as boolean)
    : wrong('anonymous', 'true / false, 是 / 否');
}

/** `expected` is written alike in both languages. */
function wrong(field: ImportColumn, expected: string): Result<never> {
  return refuse('IMPORT_VALUE', { path: ['input', field], field, expected });
}
