import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { newId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { ListOf, UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, once, sql, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { In, IsNull } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import { EventCategory } from '../../domain/category/event-category.entity';
import { EVENT_NATURES, URGENCIES } from '../../domain/event/event.codes';
import type { ExternalCodeKind } from '../../domain/intake/external-code.codes';
import { ExternalCode } from '../../domain/intake/external-code.entity';
import { ExternalSystem } from '../../domain/intake/external-system.entity';
import { INTAKE_PERMISSIONS } from '../../domain/intake/intake.permissions';

export interface GivenCode {
  readonly kind: ExternalCodeKind;
  readonly theirs: string;
  readonly name?: string | null;
  readonly ours?: string | null;
}

export interface KeepExternalCodesInput {
  readonly clientMutationId?: string | null;
  readonly system: string;
  readonly codes: readonly GivenCode[];
}

export interface ExternalCodeFilter {
  readonly kinds?: readonly ExternalCodeKind[] | null;
  readonly unmapped?: boolean | null;
}

/** The codes of a system, by what it writes. */
export function codesOfSystem({ kinds, unmapped }: ExternalCodeFilter): ListOf<ExternalCode> {
  return {
    entity: ExternalCode,
    on: sql`t.external_system = p.key`,
    where: [
      ...(kinds ? [sql`t.kind = ANY(${[...kinds]})`] : []),
      ...(unmapped === true ? [sql`t.ours IS NULL`] : []),
      ...(unmapped === false ? [sql`t.ours IS NOT NULL`] : []),
    ],
    orderBy: 'theirs',
    direction: 'ASC',
  };
}

/** Says what codes of another system mean here (维护代码映射), or that nobody knows. Answers EXTERNAL_CODE_TARGET. */
export async function keepExternalCodes(
  { actor, clock, database }: UseCase,
  input: KeepExternalCodesInput,
): Promise<Result<ExternalSystem>> {
  const allowed = authorise(actor, INTAKE_PERMISSIONS, 'intake.keepCodes');
  if (!allowed.ok) return allowed;
  const clean = withoutPersonalData({
    codes: input.codes.map(({ name }) => name ?? '').join('\n'),
  });
  if (!clean.ok) return clean;
  const { system: code, clientMutationId: key = null } = input;
  const request = { subject: actor.subject, key, operation: 'keepExternalCodes', body: input };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => keep(uow, code, input.codes),
      (id) => uow.manager.findOneBy(ExternalSystem, { id }),
    ),
  );
}

async function keep(
  uow: UnitOfWork,
  code: string,
  given: readonly GivenCode[],
): Promise<Result<ExternalSystem>> {
  const { manager, now } = uow;
  const system = await manager
    .createQueryBuilder(ExternalSystem, 's')
    .setLock('pessimistic_write')
    .where('s.code = :code', { code })
    .getOne();
  if (!system)
    return refuse('NOT_FOUND', { path: ['input', 'system'], type: 'ExternalSystem', id: code });
  const wrong = await firstWrong(uow, given);
  if (wrong !== null) {
    const path = ['input', 'codes', String(wrong), 'ours'];
    return refuse('EXTERNAL_CODE_TARGET', { path, kind: given[wrong]?.kind ?? '' });
  }
  const rows = await manager.find(ExternalCode, {
    where: { externalSystem: code, theirs: In(given.map(({ theirs }) => theirs)) },
    lock: { mode: 'pessimistic_write' },
  });
  const known = new Map(rows.map((row) => [`${row.kind} ${row.theirs}`, row]));
  for (const { kind, theirs, name = null, ours = null } of given) {
    const before = known.get(`${kind} ${theirs}`);
    const row =
      before ??
      manager.create(ExternalCode, {
        ...created(now),
        ...{
          id: newId(now),
          externalSystem: code,
          kind,
          theirs,
          unknownCount: 0,
          lastUnknownAt: null,
        },
      });
    if (before) touch(before, now);
    Object.assign(row, { ours, name: name ?? row.name ?? null });
    known.set(`${kind} ${theirs}`, row);
    uow.changes.push({ type: 'ExternalCode', id: row.id, action: before ? 'change' : 'enter' });
  }
  await manager.save([...known.values()]);
  return ok(system);
}

/** The place of the first code that means nothing of its kind; null when there is none. */
async function firstWrong({ manager }: UnitOfWork, given: readonly GivenCode[]) {
  const ours = (wanted: ExternalCodeKind) =>
    given.flatMap(({ kind, ours: code }) => (kind === wanted && code ? [code] : []));
  const leaves = await manager.findBy(EventCategory, { code: In(ours('CATEGORY')), leaf: true });
  const areas = await manager.findBy(Area, { code: In(ours('AREA')), validTo: IsNull() });
  const known: Readonly<Record<ExternalCodeKind, ReadonlySet<string>>> = {
    CATEGORY: new Set(leaves.map(({ code }) => code)),
    AREA: new Set(areas.map(({ code }) => code)),
    NATURE: new Set(EVENT_NATURES.codes),
    URGENCY: new Set(URGENCIES.codes),
  };
  const place = given.findIndex(({ kind, ours: code }) => code && !known[kind].has(code));
  return place < 0 ? null : place;
}
