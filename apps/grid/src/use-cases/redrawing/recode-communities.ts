import type { AreaCode, Result } from '@gezhi/kernel';
import { newId, ok } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { In, IsNull } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import { GridPost } from '../../domain/post/grid-post.entity';
import { AreaSuccession } from '../../domain/redrawing/area-succession.entity';
import type { CommunityGround } from '../../domain/redrawing/communities.rules';
import { checkCommunities, newCodes } from '../../domain/redrawing/communities.rules';
import type { Redrawing } from '../../domain/redrawing/redrawing.entity';
import type { PlannedCommunity } from '../../domain/redrawing/redrawing.plan';
import { moveAttachments } from '../element/move-attachments';
import { addHouseholds } from '../grid/open-area';
import { moveDevices } from './move-devices';
import { moveOpenEvents } from './move-open-events';
import { movePosts } from './move-posts';

interface LockedGround extends CommunityGround {
  readonly areas: readonly Area[];
}

/** What a change of communities touches, locked in the order of codes until the transaction ends. */
export async function readCommunities(
  { manager }: UnitOfWork,
  { closes, opens }: PlannedCommunity,
): Promise<LockedGround> {
  const areas = await manager
    .createQueryBuilder(Area, 'a')
    .setLock('pessimistic_write')
    .where('left(a.code, 12) = ANY(:closes) AND a.code >= :from AND a.code < :below', {
      closes,
      from: closes.reduce((least, code) => (code < least ? code : least), closes[0] ?? ''),
      below: `${closes.reduce((most, code) => (code > most ? code : most), '')}~`,
    })
    .andWhere('a.valid_to IS NULL')
    .orderBy('a.code')
    .getMany();
  const parentHolds = await manager.existsBy(Area, {
    code: opens.code.slice(0, 9),
    validTo: IsNull(),
  });
  const taken = await manager.existsBy(Area, { code: opens.code });
  return { areas, parentHolds, taken };
}

/**
 * Carries out that communities become one under a code of its own, all of it or nothing: everything in them ends and
 * goes on there with its households and borders, posts, elements, devices, units and open events follow, and what
 * became of what is written down. Days that are over keep the old codes. Runs beyond the sight of whoever asked.
 * Answers how many open events got another area to be worked on in, or what does not fit.
 */
export async function recodeCommunities(
  uow: UnitOfWork,
  redrawing: Redrawing,
  community: PlannedCommunity,
): Promise<Result<number>> {
  const { effectiveDate } = redrawing;
  const ground = await readCommunities(uow, community);
  const fits = checkCommunities(community, ground, effectiveDate);
  if (!fits.ok) return fits;
  const mapped = newCodes(
    community,
    ground.areas.map(({ code }) => code),
  );
  if (!mapped.ok) return mapped;
  const codes = mapped.value;
  const ended = [...codes.keys()];
  const { manager, changes } = uow;
  await manager.update(Area, { code: In(ended) }, { validTo: effectiveDate });
  await openAreas(uow, redrawing, community, ground.areas, codes);
  for (const code of ended) changes.push({ type: 'Area', id: code, action: 'end', areaCode: code });
  const postRows = await manager
    .createQueryBuilder(GridPost, 'p')
    .setLock('pessimistic_write')
    .where('p.area_code = ANY(:ended) AND (p.to_date IS NULL OR p.to_date > :effectiveDate)', {
      ended,
      effectiveDate,
    })
    .orderBy('p.id')
    .getMany();
  await movePosts(uow, redrawing, { postRows }, codes);
  for (const [from, to] of codes)
    if (from.length === 16) await moveAttachments(uow, [from], [to], effectiveDate);
  await moveUnits(uow, codes);
  await moveDevices(uow, codes);
  const events = await moveOpenEvents(uow, redrawing, codes);
  await manager.insert(
    AreaSuccession,
    ground.areas.map(({ code, households }) => ({
      ...{ id: newId(uow.now), redrawingId: redrawing.id, kind: redrawing.kind, effectiveDate },
      ...{ fromCode: code, toCode: codes.get(code) ?? '', share: 1, households: households ?? 0 },
    })),
  );
  return ok(events);
}

/** Parents before children. The border of several communities is none until it is drawn anew. */
async function openAreas(
  uow: UnitOfWork,
  { effectiveDate }: Redrawing,
  { closes, opens }: PlannedCommunity,
  areas: readonly Area[],
  codes: ReadonlyMap<string, string>,
): Promise<void> {
  const { manager, now, changes } = uow;
  const communities = areas.filter(({ code }) => closes.includes(code));
  const households = communities.reduce((sum, area) => sum + (area.households ?? 0), 0);
  const [first] = communities;
  const alone = communities.length === 1;
  const community = {
    ...first,
    ...{ ...opens, parentCode: opens.code.slice(0, 9), households },
    ...(alone ? {} : { boundary: null, longitude: null, latitude: null }),
  };
  const inside = areas
    .filter(({ code }) => !closes.includes(code))
    .map((area) => {
      const code = codes.get(area.code) ?? '';
      return { ...area, code, parentCode: code.slice(0, code.length === 20 ? 16 : 12) };
    });
  const rows = [community, ...inside].map((area) => ({
    ...area,
    ...{ validFrom: effectiveDate, validTo: null },
  }));
  for (const width of [12, 16, 20]) {
    const level = rows.filter(({ code }) => code.length === width);
    if (level.length > 0) await manager.insert(Area, level as object[]);
  }
  const pairs = [...codes];
  const both = [pairs.map(([from]) => from), pairs.map(([, to]) => to), now];
  const map = 'unnest($1::text[], $2::text[]) AS m(old, new)';
  await manager.query(
    `INSERT INTO grid SELECT (jsonb_populate_record(g, jsonb_build_object('code', m.new, 'created_at', $3::timestamptz,
       'updated_at', $3::timestamptz, 'version', 1))).* FROM ${map} JOIN grid g ON g.code = m.old`,
    both,
  );
  await manager.query(
    `INSERT INTO micro_grid SELECT (jsonb_populate_record(g, jsonb_build_object('code', m.new, 'created_at', $3::timestamptz,
       'updated_at', $3::timestamptz, 'version', 1))).* FROM ${map} JOIN micro_grid g ON g.code = m.old`,
    both,
  );
  for (const { code } of rows)
    changes.push({ type: 'Area', id: code, action: 'open', areaCode: code });
  // What ended keeps its count; the subdistricts lose and gain it. Above both the two are the same.
  for (const area of communities)
    await addHouseholds(uow, area.code.slice(0, 9) as AreaCode, -(area.households ?? 0));
  await addHouseholds(uow, opens.code.slice(0, 9) as AreaCode, households);
}

/** Who takes orders there, and leads at its levels, goes on doing so in the new area. */
async function moveUnits(
  { manager, now }: UnitOfWork,
  codes: ReadonlyMap<string, string>,
): Promise<void> {
  const pairs = [...codes];
  const both = [pairs.map(([from]) => from), pairs.map(([, to]) => to)];
  const map = 'unnest($1::text[], $2::text[]) AS m(old, new)';
  await manager.query(
    `UPDATE handling_unit u SET area_code = m.new, version = u.version + 1, updated_at = $3
     FROM ${map} WHERE u.area_code = m.old AND u.closed_on IS NULL`,
    [...both, now],
  );
  await manager.query(
    `INSERT INTO level_organization (area_code, organization_id)
     SELECT m.new, l.organization_id FROM ${map} JOIN level_organization l ON l.area_code = m.old
     ON CONFLICT DO NOTHING`,
    both,
  );
}
