import type { LocalDate } from '@gezhi/kernel';
import { isAreaCode, isId, lineageOf } from '@gezhi/kernel';
import type { ListOf } from '@gezhi/persistence';
import { sql, withinArea } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import { Brackets } from 'typeorm';
import { HandlingUnit } from '../../domain/unit/handling-unit.entity';

/** Neither closed by whoever keeps the register, nor an organisation that its department has said to be no more. */
const TAKES_ORDERS = `u.closedOn IS NULL AND NOT EXISTS (
  SELECT FROM reference_organization o WHERE o.id = u.id AND o.valid_to <= :on)`;
/** More units than work for one place; a district has some dozens. */
const MOST_AT_A_PLACE = 500;
/** More units than a district has; a register longer than this must not be half read. */
const MOST_WITHIN = 10_000;

/** Units that take orders at a place (they work for it or for an area above), and those named by key. */
export async function unitsFor(
  manager: EntityManager,
  areaCode: string,
  on: LocalDate,
  ids: readonly string[] = [],
): Promise<HandlingUnit[]> {
  const areas: string[] = isAreaCode(areaCode) ? lineageOf(areaCode) : [];
  const keys = ids.filter(isId);
  return manager
    .createQueryBuilder(HandlingUnit, 'u')
    .where(TAKES_ORDERS, { on })
    .andWhere(
      new Brackets((any) => {
        any.where('u.areaCode = ANY(:areas)', { areas });
        if (keys.length > 0) any.orWhere('u.id = ANY(:keys)', { keys });
      }),
    )
    .limit(MOST_AT_A_PLACE)
    .getMany();
}

/** All units that take orders in an area and below, and for the areas above it. */
export async function unitsWithin(
  manager: EntityManager,
  areaCode: string,
  on: LocalDate,
): Promise<HandlingUnit[]> {
  const above: string[] = isAreaCode(areaCode) ? lineageOf(areaCode) : [];
  return manager
    .createQueryBuilder(HandlingUnit, 'u')
    .where(TAKES_ORDERS, { on })
    .andWhere('(u.areaCode = ANY(:above) OR (u.areaCode >= :from AND u.areaCode < :below))', {
      above,
      from: areaCode,
      below: `${areaCode}~`,
    })
    .limit(MOST_WITHIN)
    .getMany();
}

/** The register of an area (the key) and below, by department. */
export function unitsOfArea(closed: boolean): ListOf<HandlingUnit> {
  return {
    entity: HandlingUnit,
    on: withinArea(),
    where: closed ? [] : [sql`t.closed_on IS NULL`],
    orderBy: 'departmentCode',
    direction: 'ASC',
  };
}
