import type { LocalDate } from '@gezhi/kernel';
import { hydrate } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import type { Device } from '../../domain/device/device.entity';
import { DeviceRule } from '../../domain/device/device-rule.entity';

/** All versions that may judge these devices on some day of a span: one statement. */
export async function rulesOfDevices(
  manager: EntityManager,
  devices: readonly Pick<Device, 'id' | 'kind' | 'areaCode'>[],
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<DeviceRule[]> {
  const districts = new Set(devices.map(({ areaCode }) => areaCode.slice(0, 6)));
  const rows = await manager.query<Record<string, unknown>[]>(
    `SELECT * FROM device_rule WHERE area_code = ANY ($1::text[]) AND kind = ANY ($2::text[])
       AND (device_id IS NULL OR device_id = ANY ($3::uuid[]))
       AND valid_from <= $5::date AND (valid_to IS NULL OR valid_to >= $4::date)`,
    [
      [...districts],
      [...new Set(devices.map(({ kind }) => kind))],
      devices.map(({ id }) => id),
      from,
      to,
    ],
  );
  return hydrate(manager, DeviceRule, rows);
}
