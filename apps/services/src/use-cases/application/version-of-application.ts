import { isInForce, versionForCase } from '@gezhi/gov-lists';
import type { LocalDate, Result } from '@gezhi/kernel';
import { localDateOf, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import type { Application } from '../../domain/application/application.entity';
import { asListVersion } from '../../domain/item/item-version.states';
import { ServiceItemVersion } from '../../domain/item/service-item-version.entity';
import { ServiceItem } from '../../domain/item/service-item.entity';
import { versionsOfItem } from '../item/versions-of-item';

/** The version of an item that holds on a day, or ITEM_NOT_IN_FORCE (V1). */
export async function versionInForceOn(
  uow: UnitOfWork,
  serviceItemId: string,
  on: LocalDate,
): Promise<Result<ServiceItemVersion>> {
  const versions = await versionsOfItem(uow, serviceItemId);
  const inForce = versionForCase(
    versions.map((version) => ({ ...asListVersion(version), row: version })),
    on,
  );
  return inForce.ok ? ok(inForce.value.row) : notInForce(uow, serviceItemId, on);
}

/** The version an application was submitted under, if it was in force on that day: nothing else is accepted (V1). */
export async function versionAppliedUnder(
  uow: UnitOfWork,
  { serviceItemId, serviceItemVersionId, submittedAt }: Application,
): Promise<Result<ServiceItemVersion>> {
  const version = await uow.manager.findOneByOrFail(ServiceItemVersion, {
    id: serviceItemVersionId,
  });
  const on = localDateOf(submittedAt ?? uow.now);
  return isInForce(asListVersion(version), on) ? ok(version) : notInForce(uow, serviceItemId, on);
}

async function notInForce(
  uow: UnitOfWork,
  id: string,
  on: LocalDate,
): Promise<Result<ServiceItemVersion>> {
  const item = await uow.manager.findOneBy(ServiceItem, { id });
  return refuse('ITEM_NOT_IN_FORCE', { taskCode: item?.taskCode ?? id, on });
}
