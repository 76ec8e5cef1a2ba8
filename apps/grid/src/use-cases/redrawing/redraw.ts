import type { AreaCode, Result } from '@gezhi/kernel';
import { newId, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created } from '@gezhi/persistence';
import { In } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import { centreOf } from '../../domain/area/boundary.rules';
import { Grid } from '../../domain/grid/grid.entity';
import { MicroGrid } from '../../domain/grid/micro-grid.entity';
import { AreaSuccession } from '../../domain/redrawing/area-succession.entity';
import type { Redrawing } from '../../domain/redrawing/redrawing.entity';
import type { PlannedGrid, RedrawingPlan } from '../../domain/redrawing/redrawing.plan';
import { checkPlan, flowsBetweenGrids } from '../../domain/redrawing/redrawing.rules';
import { noteVersion } from '../area/note-version';
import { checkBoundary } from '../area/set-boundary';
import { moveAttachments } from '../element/move-attachments';
import { addHouseholds } from '../grid/open-area';
import { moveDevices } from './move-devices';
import { moveOpenEvents } from './move-open-events';
import { movePosts } from './move-posts';
import type { LockedGround } from './read-ground';
import { lastNumbers, readGround } from './read-ground';
import { recodeCommunities } from './recode-communities';

/** Where each micro-grid went: by its old code. */
export type NewCodes = ReadonlyMap<string, string>;

/**
 * Carries a re-drawing out, all of it or nothing: grids open, micro-grids go under new codes, posts and open events
 * follow, grids end, and what became of what is written down. Runs beyond the sight of whoever asked, whose right was
 * settled before. Answers how many open events got another area to be worked on in, or what does not fit.
 */
export async function redraw(uow: UnitOfWork, redrawing: Redrawing): Promise<Result<number>> {
  const { plan, effectiveDate } = redrawing;
  if (plan.community) return recodeCommunities(uow, redrawing, plan.community);
  const ground = await readGround(uow, plan, effectiveDate);
  const fits = checkPlan(plan, ground, effectiveDate);
  if (!fits.ok) return fits;
  for (const grid of plan.opens) await openGridOf(uow, redrawing, grid);
  const codes = await moveMicroGrids(uow, redrawing, ground);
  if (!codes.ok) return codes;
  await movePosts(uow, redrawing, ground, codes.value);
  const opened = plan.opens.map(({ code }) => code);
  await moveAttachments(uow, plan.closes, opened, effectiveDate);
  await moveDevices(uow, [...codes.value, ...placesOfGrids(plan)]);
  const events = await moveOpenEvents(uow, redrawing, codes.value);
  await end(uow, redrawing, plan.closes);
  const drawn = await drawBorders(uow, redrawing, ground);
  if (!drawn.ok) return drawn;
  await writeSuccessions(uow, redrawing, ground, codes.value);
  return ok(events);
}

/** Where what stood in a grid that ends, and in no micro-grid, is looked for from now on. */
function placesOfGrids({ closes, eventsGoTo }: RedrawingPlan): [string, string][] {
  return eventsGoTo === null ? [] : closes.map((code) => [code, eventsGoTo]);
}

async function openGridOf(
  uow: UnitOfWork,
  { plan, effectiveDate }: Redrawing,
  { code, name, ...planned }: PlannedGrid,
): Promise<void> {
  await uow.manager.insert(Area, {
    ...{ code, name, kind: 'GRID', level: 5, parentCode: code.slice(0, 12), households: 0 },
    ...{ longitude: null, latitude: null, boundary: null, validFrom: effectiveDate, validTo: null },
  } as object);
  const before = await uow.manager.find(Grid, {
    where: { code: In([...plan.closes]) },
    order: { code: 'ASC' },
    take: plan.closes.length,
  });
  await uow.manager.insert(Grid, {
    ...created(uow.now),
    code,
    type: code.includes('C') ? 'COMPREHENSIVE' : 'DEDICATED',
    placeName: planned.placeName,
    elements: [...new Set(before.flatMap(({ elements }) => elements))],
    partyBranchId: planned.partyBranchId,
    noticeArea: planned.noticeArea,
    workPhone: planned.workPhone ?? before[0]?.workPhone ?? null,
    supervisionPhone: planned.supervisionPhone ?? before[0]?.supervisionPhone ?? null,
  });
  uow.changes.push({ type: 'Grid', id: code, action: 'open', areaCode: code });
}

/** A micro-grid that goes to another grid ends, and goes on there with its households and border under a code of its own. */
async function moveMicroGrids(
  uow: UnitOfWork,
  { plan, effectiveDate }: Redrawing,
  { areas, microGridRows }: LockedGround,
): Promise<Result<NewCodes>> {
  const codes = new Map<string, string>();
  const last = await lastNumbers(uow, [...new Set(plan.moves.map(({ to }) => to))]);
  for (const { from, to } of [...plan.moves].sort((one, other) =>
    one.from < other.from ? -1 : 1,
  )) {
    const area = areas.get(from);
    const row = microGridRows.get(from);
    if (!area || !row) throw new Error(`${from} was checked and is not there`);
    const number = (last.get(to) ?? 0) + 1;
    if (number > 999) return refuse('CODES_USED_UP', { path: ['input'], areaCode: to });
    last.set(to, number);
    const code = `${to}M${String(number).padStart(3, '0')}`;
    await end(uow, { effectiveDate }, [from]);
    await uow.manager.insert(Area, {
      ...area,
      ...{ code, parentCode: to, validFrom: effectiveDate, validTo: null },
      households: 0,
    } as object);
    await uow.manager.insert(MicroGrid, {
      ...created(uow.now),
      code,
      sizeReason: row.sizeReason,
      volunteerRole: row.volunteerRole,
    });
    await addHouseholds(uow, code as AreaCode, area.households ?? 0);
    // What ended keeps its count; what goes on, and everything above, has them no longer.
    const left = from.slice(0, plan.closes.includes(from.slice(0, 16)) ? 12 : 16);
    await addHouseholds(uow, left as AreaCode, -(area.households ?? 0));
    uow.changes.push({ type: 'MicroGrid', id: code, action: 'open', areaCode: code });
    codes.set(from, code);
  }
  return ok(codes);
}

async function end(
  { manager, changes }: UnitOfWork,
  { effectiveDate }: Pick<Redrawing, 'effectiveDate'>,
  ended: readonly string[],
): Promise<void> {
  if (ended.length === 0) return;
  await manager.update(Area, { code: In([...ended]) }, { validTo: effectiveDate });
  for (const code of ended) changes.push({ type: 'Area', id: code, action: 'end', areaCode: code });
}

/**
 * New grids get the border drawn for them, if any. One that goes on and lost or gained ground has none until it is
 * drawn anew: its micro-grids tell where it is.
 */
async function drawBorders(
  uow: UnitOfWork,
  { plan, reason, documentNumber }: Redrawing,
  { areas, grids }: LockedGround,
): Promise<Result<void>> {
  for (const code of grids.keys()) {
    const area = areas.get(code);
    if (!area?.boundary || plan.closes.includes(code)) continue;
    await noteVersion(uow, area, { reason, documentNumber });
    await uow.manager.update(Area, { code }, { boundary: null });
  }
  for (const { code, boundary } of plan.opens) {
    if (!boundary) continue;
    const place = { code, kind: 'GRID', parentCode: code.slice(0, 12) } as const;
    const fits = await checkBoundary(uow, place, boundary);
    if (!fits.ok) return fits;
    const [longitude, latitude] = centreOf(boundary);
    await uow.manager.update(Area, { code }, { boundary, longitude, latitude } as object);
  }
  return ok();
}

async function writeSuccessions(
  { manager, now }: UnitOfWork,
  { id, kind, plan, effectiveDate }: Redrawing,
  ground: LockedGround,
  codes: NewCodes,
): Promise<void> {
  const flows = [
    ...flowsBetweenGrids(plan, ground),
    ...[...codes].map(([from, to]) => ({
      ...{ from, to, share: 1 },
      households: ground.microGrids.get(from)?.households ?? 0,
    })),
  ];
  await manager.insert(
    AreaSuccession,
    flows.map(({ from, to, share, households }) => ({
      ...{ id: newId(now), redrawingId: id, kind, effectiveDate },
      ...{ fromCode: from, toCode: to, share, households },
    })),
  );
}
