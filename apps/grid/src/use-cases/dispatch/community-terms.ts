import type { LocalDate, Result } from '@gezhi/kernel';
import { localDateOf, ok } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import type { CommunityTerms } from '../../domain/admission/community-level.rules';
import { checkCommunityLevel } from '../../domain/admission/community-level.rules';
import { CommunityAdmission } from '../../domain/admission/community-admission.entity';
import { COMMUNITY_MATTERS } from '../../domain/matter-list/matter-list.codes';
import type { HandlingUnit } from '../../domain/unit/handling-unit.entity';
import { levelOfUnit } from '../../domain/unit/unit.rules';
import { listsInForce, withItems } from '../matter-list/find-lists';

const MOST_ADMISSIONS = 200;

/**
 * Whether every unit at community level may get the matter (G11): leading or assisting, by rule or by hand. Answers
 * the admission that lets it, or null where none is needed; ON_NEGATIVE_LIST or NOT_ON_COMMUNITY_LISTS.
 */
export async function checkCommunities(
  uow: UnitOfWork,
  categoryCode: string,
  units: readonly HandlingUnit[],
  allowedByCatalogue: boolean,
): Promise<Result<string | null>> {
  let admissionId: string | null = null;
  for (const unit of units.filter((each) => levelOfUnit(each) === 'COMMUNITY')) {
    // Admissions are also given for wider areas than the dispatcher's own.
    const terms = await uow.beyondSight((manager) =>
      termsOf(manager, categoryCode, unit.areaCode, localDateOf(uow.now)),
    );
    const checked = checkCommunityLevel(terms, categoryCode, unit.areaCode, allowedByCatalogue);
    if (!checked.ok) return checked;
    admissionId ??= checked.value?.id ?? null;
  }
  return ok(admissionId);
}

/** The lists in force for the communities of an area on a day, and what is admitted there. */
export async function termsOf(
  manager: EntityManager,
  categoryCode: string,
  areaCode: string,
  on: LocalDate,
): Promise<CommunityTerms> {
  const lists = await listsInForce(manager, ['NEGATIVE', ...COMMUNITY_MATTERS], areaCode, on);
  const admissions = await manager
    .createQueryBuilder(CommunityAdmission, 'a')
    .where(`a.state = 'APPROVED' AND a.fromDate <= :on AND a.toDate >= :on`, { on })
    .andWhere(`(a.categoryCode = :categoryCode OR :categoryCode LIKE a.categoryCode || '.%')`, {
      categoryCode,
    })
    .limit(MOST_ADMISSIONS)
    .getMany();
  return { lists: await withItems(manager, lists, categoryCode), admissions };
}
