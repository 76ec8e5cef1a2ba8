import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { In } from 'typeorm';
import type { AbsorptionLevel } from '../../domain/event/event.codes';
import type { Solver } from '../../domain/dispatch/absorption.rules';
import { checkAbsorption, deriveAbsorption } from '../../domain/dispatch/absorption.rules';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { HandlingUnit } from '../../domain/unit/handling-unit.entity';
import { levelOfUnit } from '../../domain/unit/unit.rules';
import { MOST_CHILDREN } from './children';

/**
 * The level that solved an event: that of its lead, or of the highest of those who led parts of it. One that is named
 * must be possible. Answers ABSORPTION_IMPOSSIBLE, or ABSORPTION_UNKNOWN when the register does not know the lead.
 */
export async function absorptionOf(
  event: GovEvent,
  uow: UnitOfWork,
  named: AbsorptionLevel | null,
): Promise<Result<AbsorptionLevel>> {
  const children = await uow.beyondSight((manager) =>
    manager.find(GovEvent, { where: { parentId: event.id, state: 'CLOSED' }, take: MOST_CHILDREN }),
  );
  const leads = [event, ...children];
  const assists = leads.flatMap(({ assistOrganizationIds }) => assistOrganizationIds);
  const ids = [...leads.map(({ leadOrganizationId: id }) => id), ...assists];
  const known = ids.filter((id) => id !== null);
  const units = await uow.manager.find(HandlingUnit, {
    where: { id: In(known) },
    take: known.length,
  });
  const levels = new Map(units.map((unit) => [unit.id, levelOfUnit(unit)]));
  const solvers = leads.flatMap(({ leadOrganizationId, handledByGridMember }): Solver[] => {
    const level = leadOrganizationId === null ? undefined : levels.get(leadOrganizationId);
    return level ? [{ level, onTheSpot: handledByGridMember }] : [];
  });
  const helpers = assists.flatMap((id) => levels.get(id) ?? []);
  const unknownLead = leads.some(({ leadOrganizationId: id }) => id !== null && !levels.has(id));
  if (named !== null) return unknownLead ? ok(named) : checkAbsorption(named, solvers, helpers);
  const derived = unknownLead ? null : deriveAbsorption(solvers);
  return derived === null
    ? refuse('ABSORPTION_UNKNOWN', { path: ['input', 'absorptionLevel'] })
    : ok(derived);
}
