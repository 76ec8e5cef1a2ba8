import type { Actor } from '@gezhi/identity';
import { covers } from '@gezhi/identity';
import type { Workflow } from '@gezhi/workflow';
import { Device, DeviceTransition } from '../../domain/device/device.entity';
import { DEVICE_PERMISSIONS } from '../../domain/device/device.permissions';
import type { DeviceAction, DeviceState } from '../../domain/device/device.states';
import { DEVICE_MACHINE } from '../../domain/device/device.states';

/** Those who cover its place, and who keeps it in order; the row rule says the same. */
export function seesDevice(
  actor: Actor,
  { areaCode, ownerOrganizationId }: Pick<Device, 'areaCode' | 'ownerOrganizationId'>,
): boolean {
  return covers(actor, areaCode) || actor.organizationId === ownerOrganizationId;
}

export const DEVICE_WORKFLOW: Workflow<Device, DeviceState, DeviceAction, DeviceTransition> = {
  name: 'device',
  entity: Device,
  machine: DEVICE_MACHINE,
  permissions: DEVICE_PERMISSIONS,
  history: DeviceTransition,
  historyKey: 'deviceId',
  target: ({ areaCode, ownerOrganizationId }) => ({
    areaCode,
    organizationId: ownerOrganizationId,
  }),
  isVisible: (device, actor) => seesDevice(actor, device),
};
