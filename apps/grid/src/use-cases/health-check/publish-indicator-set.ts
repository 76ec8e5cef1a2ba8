import { publishVersion, startDraft } from '@gezhi/gov-lists';
import { authorise } from '@gezhi/identity';
import type { LocalDate, Result } from '@gezhi/kernel';
import { localDateOf, newId, ok, parseLocalDate, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, once, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { IsNull } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import { HEALTH_CHECK_PERMISSIONS } from '../../domain/health-check/health-check.permissions';
import {
  asSetVersion,
  HealthIndicator,
  IndicatorSet,
} from '../../domain/health-check/indicator-set.entity';

export interface PublishIndicatorSetInput {
  readonly clientMutationId?: string | null;
  readonly areaCode: string;
  readonly title: string;
  readonly basisDoc: string;
  readonly effectiveFrom: string;
  readonly indicators: readonly Pick<
    HealthIndicator,
    'code' | 'dimension' | 'kind' | 'title' | 'nature'
  >[];
}

/**
 * Publishes the next version of what health checks of a district ask (发布体检指标). Checks planned before keep theirs.
 * Answers FORBIDDEN, UNKNOWN_AREA, PERSONAL_DATA_IN_TEXT, and the problems of government lists.
 */
export async function publishIndicatorSet(
  { actor, clock, database }: UseCase,
  input: PublishIndicatorSetInput,
): Promise<Result<IndicatorSet>> {
  const { areaCode, title, basisDoc } = input;
  const action = 'indicatorSet.publish';
  const allowed = authorise(actor, HEALTH_CHECK_PERMISSIONS, action, { areaCode });
  if (!allowed.ok) return allowed;
  const titles = input.indicators.map((each) => each.title).join('\n');
  const clean = withoutPersonalData({ title, basisDoc, indicators: titles });
  if (!clean.ok) return clean;
  const from = parseLocalDate(input.effectiveFrom, ['input', 'effectiveFrom']);
  if (!from.ok) return from;
  const { subject } = actor;
  const key = input.clientMutationId ?? null;
  const request = { subject, key, operation: 'publishCompoundIndicators', body: input };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => publish(uow, input, from.value),
      (id) => uow.manager.findOneBy(IndicatorSet, { id }),
    ),
  );
}

async function publish(
  uow: UnitOfWork,
  { areaCode, title, basisDoc, indicators }: PublishIndicatorSetInput,
  effectiveFrom: LocalDate,
): Promise<Result<IndicatorSet>> {
  // The area is locked: two first versions have no version to lock.
  const area = await uow.manager.findOne(Area, {
    where: { code: areaCode, validTo: IsNull() },
    lock: { mode: 'pessimistic_write' },
  });
  if (area?.kind !== 'DISTRICT')
    return refuse('UNKNOWN_AREA', { path: ['input', 'areaCode'], value: areaCode });
  const sets = await uow.manager.findBy(IndicatorSet, { areaCode });
  const versions = sets.map(asSetVersion);
  const draft = startDraft(versions);
  if (!draft.ok) return draft;
  const { version } = draft.value;
  const today = localDateOf(uow.now);
  const publication = { version, effectiveFrom, today, basisDoc, items: indicators };
  const changes = publishVersion([...versions, draft.value], publication);
  if (!changes.ok) return changes;
  for (const { version: changed, ...to } of changes.value.slice(1)) {
    const before = sets.find(({ setVersion }) => setVersion === changed);
    if (!before) continue;
    Object.assign(before, to);
    touch(before, uow.now);
    await uow.manager.save(before);
  }
  const set: IndicatorSet = {
    ...created(uow.now),
    id: newId(uow.now),
    ...{ areaCode, title, basisDoc, effectiveFrom, setVersion: version, effectiveTo: null },
    state: 'PUBLISHED',
    publishedAt: uow.now,
  };
  await uow.manager.insert(IndicatorSet, set);
  const rows = indicators.map((each, index) => ({
    ...{ code: each.code, dimension: each.dimension, kind: each.kind },
    ...{ title: each.title, nature: each.nature },
    ...{ id: newId(uow.now), setId: set.id, position: index + 1 },
  }));
  await uow.manager.insert(HealthIndicator, rows);
  uow.changes.push({
    ...{ type: 'HealthIndicatorSet', id: set.id, action: 'publish' },
    ...{ to: 'PUBLISHED', areaCode },
  });
  return ok(set);
}
