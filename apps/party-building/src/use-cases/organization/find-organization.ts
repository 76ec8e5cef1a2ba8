import type { Result } from '@gezhi/kernel';
import { isId, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { Organization } from '../../domain/organization/organization.entity';

/** Refuses an id that the register does not hold; `field` is where the caller gave it. */
export async function isRegistered(
  uow: UnitOfWork,
  id: string,
  field: string,
): Promise<Result<void>> {
  if (isId(id) && (await uow.manager.existsBy(Organization, { id }))) return ok();
  return refuse('UNKNOWN_ORGANIZATION', { path: ['input', field], value: id.slice(0, 40) });
}
