import { localDateOf, newId } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { rowsOf } from '@gezhi/persistence';
import type { HealthAnswer, HealthCheck } from '../../domain/health-check/health-check.entity';
import { HealthLedgerLine } from '../../domain/health-check/health-check.entity';
import { longerTrend } from '../../domain/health-check/health-check.rules';
import type { HealthIndicator } from '../../domain/health-check/indicator-set.entity';

/** Brings the ledger of the compound (明白库) up to what was confirmed: the latest value, and its trend. */
export async function keepInLedger(
  uow: UnitOfWork,
  check: HealthCheck,
  asked: ReadonlyMap<string, HealthIndicator>,
  answers: readonly HealthAnswer[],
): Promise<void> {
  const { areaCode, compound, id: checkId } = check;
  // Two checks of one compound confirmed at once wait for each other.
  await uow.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `health-ledger/${areaCode}/${compound}`,
  ]);
  const before = await uow.manager.findBy(HealthLedgerLine, { areaCode, compound });
  const lines = new Map(before.map((line) => [line.indicatorCode, line]));
  const checkedOn = localDateOf(uow.now);
  const rows = answers.flatMap(({ indicatorCode, value, belowTen }) => {
    const indicator = asked.get(indicatorCode);
    if (!indicator) return [];
    const line = lines.get(indicatorCode);
    const point = { checkId, on: checkedOn, value, belowTen };
    return {
      id: line?.id ?? newId(uow.now),
      ...{ communityCode: areaCode.slice(0, 12), areaCode, compound, indicatorCode },
      ...{ dimension: indicator.dimension, title: indicator.title },
      ...{ value, belowTen, checkedOn },
      trend: longerTrend(line?.trend ?? [], point),
    };
  });
  await uow.manager
    .createQueryBuilder()
    .insert()
    .into(HealthLedgerLine)
    .values(rowsOf<HealthLedgerLine>(rows))
    .orUpdate(
      ['dimension', 'title', 'value', 'below_ten', 'checked_on', 'trend'],
      ['area_code', 'compound', 'indicator_code'],
    )
    .execute();
}
