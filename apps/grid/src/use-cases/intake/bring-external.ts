import type { Actor } from '@gezhi/identity';
import { authorise, hasRole } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { contactGiven } from '../../domain/contact/contact.rules';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { GRID_PERMISSIONS } from '../../domain/permissions';
import { locateMatter } from '../event/locate-matter';
import type { ReportEventInput } from '../event/report-event';
import { takeIn } from '../event/report-event';
import type { ExternalMatter } from './external-matter';
import { lockMatters } from './external-matter';

export interface BroughtEvent {
  readonly event: GovEvent;
  /** Whether it was there before. */
  readonly known: boolean;
}

/**
 * Makes the event of a matter of another system inside a transaction that reads every row, or finds the one its key
 * has made. Its texts were looked at before, and whether the system may bring in such matters. The account of a
 * system brings in what lies anywhere, people what lies in their areas.
 */
export async function bringExternal(
  uow: UnitOfWork,
  actor: Actor,
  input: ReportEventInput,
  external: ExternalMatter,
): Promise<Result<BroughtEvent>> {
  const contact = contactGiven(input);
  if (!contact.ok) return contact;
  const found = (await lockMatters(uow, [external])).find(external);
  if (!found.ok) return found;
  if (found.value) return ok({ event: found.value, known: true });
  const place = await locateMatter(uow.manager, input);
  if (!place.ok) return place;
  const { areaCode } = place.value;
  const allowed = hasRole(actor, 'INTAKE_SYSTEM')
    ? ok()
    : authorise(actor, GRID_PERMISSIONS, 'event.report', { areaCode });
  if (!allowed.ok) return refuse({ ...allowed.refusal, path: ['input', 'areaCode'] });
  const settled = { ...place.value, contact: contact.value, external };
  const made = await takeIn(uow, { actor }, input, settled);
  return made.ok ? ok({ event: made.value, known: false }) : made;
}
