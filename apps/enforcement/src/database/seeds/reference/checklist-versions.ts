import type { GovListState } from '@gezhi/gov-lists';
import type { LocalDate } from '@gezhi/kernel';
import { newId, startOfDay } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created } from '@gezhi/persistence';
import { Checklist } from '../../../domain/checklist/checklist.entity';
import { ChecklistItem } from '../../../domain/checklist/checklist-item.entity';
import { ChecklistTransition } from '../../../domain/checklist/checklist-transition.entity';
import { CHECKLIST_ROWS } from './checklist-item-rows';

interface VersionRow {
  readonly listVersion: 1 | 2;
  readonly basisDoc: string;
  readonly publishedOn: LocalDate;
  readonly effectiveFrom: LocalDate;
  readonly effectiveTo: LocalDate | null;
}

const DAY_BEFORE_SECOND = '2026-06-30' as LocalDate;
const SECOND_PUBLISHED = '2026-06-15' as LocalDate;

const VERSIONS: readonly VersionRow[] = [
  {
    listVersion: 1,
    basisDoc: '综合检查单（2025年版，示例）',
    publishedOn: '2024-12-16' as LocalDate,
    effectiveFrom: '2025-01-01' as LocalDate,
    effectiveTo: DAY_BEFORE_SECOND,
  },
  {
    listVersion: 2,
    basisDoc: '综合检查单（2026年版，示例）',
    publishedOn: SECOND_PUBLISHED,
    effectiveFrom: '2026-07-01' as LocalDate,
    effectiveTo: null,
  },
];

/** Enters the two published versions of the checklist where they are missing; one that is there is never touched. */
export async function seedChecklists(uow: UnitOfWork): Promise<void> {
  for (const version of VERSIONS) {
    const { listVersion } = version;
    if (await uow.manager.existsBy(Checklist, { listVersion })) continue;
    await enter(uow, version);
  }
}

async function enter(uow: UnitOfWork, row: VersionRow): Promise<void> {
  const { publishedOn, ...version } = row;
  const publishedAt = startOfDay(publishedOn);
  const id = newId(publishedAt);
  const superseded = version.effectiveTo !== null;
  await uow.manager.insert(Checklist, {
    ...created(publishedAt),
    ...version,
    id,
    title: '入企综合检查单',
    issuer: '秦淮区人民政府',
    state: superseded ? 'SUPERSEDED' : 'PUBLISHED',
    publishedAt,
    version: superseded ? 3 : 2,
  });
  await uow.manager.insert(
    ChecklistItem,
    CHECKLIST_ROWS[row.listVersion].map((item, index) => ({
      ...item,
      evidenceKinds: [...item.evidenceKinds],
      id: newId(publishedAt),
      checklistId: id,
      position: index + 1,
    })),
  );
  const steps: readonly (readonly [string, GovListState | null, GovListState, Date])[] = [
    ['draft', null, 'DRAFT', new Date(publishedAt.getTime() - 30 * 86_400_000)],
    ['publish', 'DRAFT', 'PUBLISHED', publishedAt],
    ...(superseded
      ? [['supersede', 'PUBLISHED', 'SUPERSEDED', startOfDay(SECOND_PUBLISHED)] as const]
      : []),
  ];
  await uow.manager.insert(
    ChecklistTransition,
    steps.map(([action, fromState, toState, occurredAt]) => ({
      id: newId(occurredAt),
      checklistId: id,
      action,
      fromState,
      toState,
      actorSubject: 'system',
      actorOrganizationId: null,
      note: null,
      occurredAt,
    })),
  );
}
