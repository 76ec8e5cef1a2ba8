import type { UnitOfWork } from '@gezhi/persistence';
import { PowerItem } from '../../../domain/power/power-item.entity';
import { VisitCap } from '../../../domain/site/visit-cap.entity';
import { seedChecklists } from './checklist-versions';
import { POWER_ITEM_ROWS } from './power-item-rows';

/** Configuration: no source gives numbers; administrators change the rows, and the seed does not change them back. */
const CAPS: readonly VisitCap[] = (['A', 'B', 'C', 'D'] as const).map(
  (supervisionClass, index) => ({
    supervisionClass,
    visitsPerYear: [2, 3, 4, 6][index] ?? 0,
    source: '分级分类监管频次（配置值，示例）',
  }),
);

/**
 * Writes the lists every installation of the enforcement subgraph needs: power items, the two published versions of
 * the checklist, yearly caps. Safe to repeat.
 */
export async function seedReference(uow: UnitOfWork): Promise<void> {
  await uow.manager.upsert(
    PowerItem,
    POWER_ITEM_ROWS.map((row) => ({ ...row })),
    ['code'],
  );
  await seedChecklists(uow);
  await uow.manager
    .createQueryBuilder()
    .insert()
    .into(VisitCap)
    .values([...CAPS])
    .orIgnore()
    .execute();
}
