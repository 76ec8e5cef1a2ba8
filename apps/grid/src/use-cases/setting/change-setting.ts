import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { newId, ok, withoutPersonalData } from '@gezhi/kernel';
import type { EntityClass, UnitOfWork } from '@gezhi/persistence';
import { inTransaction, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import type { FindOptionsWhere } from 'typeorm';
import { IsNull } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import { SettingVersion } from '../../domain/setting/setting-version.entity';
import type { Setting } from '../../domain/setting/setting.codes';
import { SETTING_PERMISSIONS } from '../../domain/setting/setting.permissions';

/** How one kind of rule is kept. */
export interface SettingDefinition<Row extends object> {
  readonly setting: Setting;
  readonly entity: EntityClass<Row>;
  /** Columns of its key, in their order. */
  readonly key: readonly (keyof Row & string)[];
  /** Where it says what it follows. */
  readonly basis: keyof Row & string;
  /** Whether the rule can be set, with everything else as it is. */
  readonly check?: (row: Row, uow: UnitOfWork) => Promise<Result<void>> | Result<void>;
}

export interface SettingInput {
  readonly clientMutationId?: string | null;
  /** The version it replaces; 0 is the rule as it was brought. */
  readonly seenVersion?: number | null;
}

const MOST_DISTRICTS = 100;

/**
 * Sets a rule of the city anew, and keeps how it was until then: a case that began before goes on under it
 * (`ruleAt`). By whoever covers every district that is here. Answers FORBIDDEN, CONFLICT, PERSONAL_DATA_IN_TEXT, or
 * what the definition refuses.
 */
export async function changeSetting<Row extends object>(
  { actor, clock, database }: UseCase,
  definition: SettingDefinition<Row>,
  { clientMutationId, seenVersion }: SettingInput,
  row: Row,
): Promise<Result<SettingVersion>> {
  const districts = await database.manager.find(Area, {
    where: { kind: 'DISTRICT', validTo: IsNull() },
    select: { code: true },
    take: MOST_DISTRICTS,
  });
  const places = districts.length > 0 ? districts.map(({ code }) => code) : [''];
  for (const areaCode of places) {
    const allowed = authorise(actor, SETTING_PERMISSIONS, 'setting.change', { areaCode });
    if (!allowed.ok) return allowed;
  }
  const basis = String(row[definition.basis]);
  const clean = withoutPersonalData({ [definition.basis]: basis });
  if (!clean.ok) return clean;
  const request = {
    subject: actor.subject,
    key: clientMutationId ?? null,
    operation: `set ${definition.setting}`,
    body: { ...row, seenVersion },
  };
  return inTransaction(database, clock, (uow) =>
    uow.beyondSight(() =>
      once(
        uow,
        request,
        () => change(uow, actor.subject, definition, { seenVersion: seenVersion ?? null }, row),
        (id) => uow.manager.findOneBy(SettingVersion, { id }),
      ),
    ),
  );
}

async function change<Row extends object>(
  uow: UnitOfWork,
  changedBySubject: string,
  definition: SettingDefinition<Row>,
  seen: { readonly seenVersion: number | null },
  row: Row,
): Promise<Result<SettingVersion>> {
  const { setting, entity, key: columns } = definition;
  const { manager, now } = uow;
  const where = Object.fromEntries(columns.map((name) => [name, row[name]]));
  const key = columns.map((name) => String(row[name])).join('/');
  // Rules of one setting are judged beside each other: one is changed at a time.
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `setting/${setting}`,
  ]);
  const last = await manager.findOne(SettingVersion, {
    where: { setting, key },
    order: { settingVersion: 'DESC' },
  });
  const current = checkSeenVersion(seen, { version: last?.settingVersion ?? 0 });
  if (!current.ok) return current;
  const fits = (await definition.check?.(row, uow)) ?? ok();
  if (!fits.ok) return fits;
  const before = await manager.findOneBy(entity, where as FindOptionsWhere<Row>);
  await manager.upsert(entity, row as never, [...columns]);
  const version: SettingVersion = {
    ...{ id: newId(now), setting, key, settingVersion: (last?.settingVersion ?? 0) + 1 },
    ...{ before: before && { ...before }, after: { ...row } },
    ...{ basis: String(row[definition.basis]), changedAt: now, changedBySubject },
  };
  await manager.insert(SettingVersion, version as never);
  uow.changes.push({ type: 'SettingVersion', id: version.id, action: 'set', reason: setting });
  return ok(version);
}

/** More changes than a rule sees in its life. */
const MOST_VERSIONS = 10_000;

/** All changes of a setting after a moment, the earliest first. */
export function changesAfter(
  { manager }: Pick<UnitOfWork, 'manager'>,
  setting: Setting,
  at: Date,
  key?: string,
): Promise<SettingVersion[]> {
  const query = manager
    .createQueryBuilder(SettingVersion, 'v')
    .where('v.setting = :setting AND v.changedAt > :at', { setting, at });
  if (key !== undefined) query.andWhere('v.key = :key', { key });
  return query
    .orderBy('v.changedAt', 'ASC')
    .addOrderBy('v.settingVersion', 'ASC')
    .limit(MOST_VERSIONS)
    .getMany();
}

/** A rule as it stood at a moment, given how it stands now. Every installation has it. */
export async function ruleAt<Row extends object>(
  uow: UnitOfWork,
  setting: Setting,
  key: string,
  now: Row,
  at: Date | null,
): Promise<Row> {
  if (at === null) return now;
  const [next] = await uow.beyondSight((manager) => changesAfter({ manager }, setting, at, key));
  return next?.before ? (next.before as Row) : now;
}
