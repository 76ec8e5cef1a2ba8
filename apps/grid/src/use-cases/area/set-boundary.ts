import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction, sql } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { Area } from '../../domain/area/area.entity';
import { AREA_PERMISSIONS } from '../../domain/area/area.permissions';
import {
  BORDER_TOLERANCE_METRES,
  centreOf,
  liesWithin,
  overlap,
  parseBoundary,
} from '../../domain/area/boundary.rules';
import type { Boundary } from '../../domain/area/geometry';
import { extentOf, ringsOf } from '../../domain/area/geometry';
import { lockByCode } from '../grid/lock-by-code';
import type { Amendment } from './note-version';
import { noteVersion } from './note-version';

export interface SetAreaBoundaryInput extends Amendment {
  readonly code: string;
  /** Polygons of rings of positions, as in a GeoJSON MultiPolygon. */
  readonly polygons: readonly (readonly (readonly (readonly number[])[])[])[];
}

/** Draws the border of an area anew (划定边界), from today on; how it was stays in its history. */
export async function setAreaBoundary(
  useCase: UseCase,
  input: SetAreaBoundaryInput,
): Promise<Result<Area>> {
  const { actor, clock, database } = useCase;
  const allowed = authorise(actor, AREA_PERMISSIONS, 'area.draw', { areaCode: input.code });
  if (!allowed.ok) return allowed;
  const boundary = parseBoundary(input.polygons);
  if (!boundary.ok) return boundary;
  const clean = withoutPersonalData({ reason: input.reason });
  if (!clean.ok) return clean;
  return inTransaction(database, clock, async (uow) => {
    const area = await lockByCode(uow, Area, input.code);
    if (!area || area.validTo !== null)
      return refuse('NOT_FOUND', { path: ['input', 'code'], type: 'Area', id: input.code });
    const fits = await checkBoundary(uow, area, boundary.value);
    if (!fits.ok) return fits;
    await noteVersion(uow, area, input);
    [area.longitude, area.latitude] = centreOf(boundary.value);
    area.boundary = boundary.value;
    await uow.manager.save(area);
    uow.changes.push({ type: 'Area', id: area.code, action: 'draw', areaCode: area.code });
    return ok(area);
  });
}

/** In the area above, around the areas below, and beside those of its level; borders drawn at one time wait for each other. */
export async function checkBoundary(
  uow: UnitOfWork,
  { code, kind, parentCode }: Pick<Area, 'code' | 'kind' | 'parentCode'>,
  boundary: Boundary,
): Promise<Result<void>> {
  const parent = parentCode === null ? null : await lockByCode(uow, Area, parentCode);
  if (parent?.boundary && !liesWithin(boundary, parent.boundary)) return outside(code, parent.code);
  for (const child of await drawn(uow, sql`a.parent_code = ${code}`)) {
    if (child.boundary && !liesWithin(child.boundary, boundary)) return outside(child.code, code);
  }
  const { west, south, east, north } = extentOf(ringsOf(boundary));
  const extent = `(${east},${north}),(${west},${south})`;
  const beside = sql`a.parent_code = ${parentCode} AND a.code <> ${code} AND a.kind = ${kind}
    AND s.extent && ${extent}::box`;
  for (const other of await drawn(uow, beside)) {
    if (other.boundary && overlap(boundary, other.boundary))
      return refuse('BOUNDARY_OVERLAPS', {
        path: ['input', 'polygons'],
        areaCode: code,
        otherCode: other.code,
        metres: BORDER_TOLERANCE_METRES,
      });
  }
  return ok();
}

function drawn(
  { manager }: UnitOfWork,
  which: ReturnType<typeof sql>,
): Promise<Pick<Area, 'code' | 'boundary'>[]> {
  const query = sql`SELECT a.code, a.boundary FROM area a JOIN area_shape s ON s.area_code = a.code
    WHERE ${which} ORDER BY a.code`;
  return manager.query(query.text, query.values);
}

function outside(areaCode: string, parentCode: string): Result<never> {
  const metres = BORDER_TOLERANCE_METRES;
  return refuse('BOUNDARY_OUTSIDE', { path: ['input', 'polygons'], areaCode, parentCode, metres });
}
