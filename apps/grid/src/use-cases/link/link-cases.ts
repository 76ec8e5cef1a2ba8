import { newId } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { CaseLink } from '../../domain/link/case-link.entity';
import type { CaseRelation } from '../../domain/link/link.codes';

/** An object of the grid: its GraphQL type and key. */
export interface CaseObject {
  readonly type:
    | 'GovEvent'
    | 'Whistle'
    | 'HealthFinding'
    | 'AreaAlert'
    | 'Dispute'
    | 'SecretaryOrder'
    | 'Risk'
    | 'EmergencyIncident'
    | 'Device'
    | 'Patrol';
  readonly id: string;
}

/** Notes that a later object hangs on an earlier one; said twice it stands once. */
export async function linkCases(
  uow: UnitOfWork,
  from: CaseObject,
  relation: CaseRelation,
  to: CaseObject,
): Promise<void> {
  await uow.beyondSight((manager) =>
    manager
      .createQueryBuilder()
      .insert()
      .into(CaseLink)
      .values({
        id: newId(uow.now),
        fromType: from.type,
        fromId: from.id,
        relation,
        toType: to.type,
        toId: to.id,
        createdAt: uow.now,
      })
      .orIgnore()
      .execute(),
  );
}

/** Takes back that an object hangs on another, where it was said by mistake. */
export async function unlinkCases(
  uow: UnitOfWork,
  from: CaseObject,
  relation: CaseRelation,
  to: CaseObject,
): Promise<void> {
  await uow.beyondSight((manager) =>
    manager.delete(CaseLink, { fromId: from.id, relation, toId: to.id }),
  );
}
