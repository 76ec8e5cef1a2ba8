import type { UnitOfWork } from '@gezhi/persistence';

/** Devices do not move: the ground they stand on has another code. Those that are retired keep the old one. */
export async function moveDevices(
  { manager, now, changes }: UnitOfWork,
  codes: Iterable<readonly [string, string]>,
): Promise<void> {
  const pairs = [...codes];
  const [rows] = await manager.query<[{ id: string; area_code: string }[], number]>(
    `UPDATE device d SET area_code = m.new, version = d.version + 1, updated_at = $3
     FROM unnest($1::text[], $2::text[]) AS m(old, new)
     WHERE d.area_code = m.old AND d.state <> 'RETIRED' RETURNING d.id, d.area_code`,
    [pairs.map(([from]) => from), pairs.map(([, to]) => to), now],
  );
  for (const { id, area_code: areaCode } of rows)
    changes.push({ type: 'Device', id, action: 'redraw', areaCode });
}
