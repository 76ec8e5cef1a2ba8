import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import { sql } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import type { EntityManager } from 'typeorm';
import { parseBoundary } from '../../domain/area/boundary.rules';
import type { Redrawing } from '../../domain/redrawing/redrawing.entity';
import type { PlannedGrid } from '../../domain/redrawing/redrawing.plan';
import type { RedrawingInput } from './plan-redrawing';
import { planRedrawing } from './plan-redrawing';

/** A grid that is to be opened, as it is told. */
export interface GridPart {
  readonly code: string;
  readonly name: string;
  readonly placeName?: string | null;
  readonly partyBranchId?: string | null;
  readonly noticeArea?: string | null;
  readonly workPhone?: string | null;
  readonly supervisionPhone?: string | null;
  readonly polygons?: readonly (readonly (readonly (readonly number[])[])[])[] | null;
}

export interface PostPlace {
  readonly id: string;
  /** The grid it goes to; null ends it. */
  readonly to?: string | null;
}

export interface SplitGridInput extends RedrawingInput {
  readonly code: string;
  readonly parts: readonly (GridPart & { readonly microGrids: readonly string[] })[];
  readonly posts: readonly PostPlace[];
}

/** Splits a grid (拆分): its parts open, it ends, and everything in it is given to one of them. */
export async function splitGrid(
  useCase: UseCase,
  input: SplitGridInput,
): Promise<Result<Redrawing>> {
  const opens = allPlanned(input.parts);
  if (!opens.ok) return opens;
  return planRedrawing(useCase, 'SPLIT', input, {
    opens: opens.value,
    closes: [input.code],
    moves: input.parts.flatMap(({ code, microGrids }) =>
      microGrids.map((from) => ({ from, to: code })),
    ),
    posts: input.posts.map(({ id, to = null }) => ({ id, to })),
    postsGoTo: null,
    eventsGoTo: input.parts[0]?.code ?? null,
  });
}

export interface MergeGridsInput extends RedrawingInput {
  readonly codes: readonly string[];
  readonly into: GridPart;
  readonly posts: readonly PostPlace[];
}

/** Merges grids (合并) into a new one; their people go with them unless the input says otherwise. */
export async function mergeGrids(
  useCase: UseCase,
  input: MergeGridsInput,
): Promise<Result<Redrawing>> {
  const { codes, into } = input;
  const opens = allPlanned([into]);
  if (!opens.ok) return opens;
  const microGrids = await microGridsOf(useCase.database.manager, codes);
  return planRedrawing(useCase, 'MERGE', input, {
    opens: opens.value,
    closes: [...new Set(codes)],
    moves: microGrids.map((from) => ({ from, to: into.code })),
    posts: input.posts.map(({ id, to = null }) => ({ id, to })),
    postsGoTo: into.code,
    eventsGoTo: into.code,
  });
}

export interface MoveMicroGridsInput extends RedrawingInput {
  readonly microGrids: readonly string[];
  readonly to: string;
}

/** Gives micro-grids to another grid (微网格调整); each goes on there under a code of its own. */
export function moveMicroGrids(
  useCase: UseCase,
  input: MoveMicroGridsInput,
): Promise<Result<Redrawing>> {
  return planRedrawing(useCase, 'MOVE', input, {
    opens: [],
    closes: [],
    moves: input.microGrids.map((from) => ({ from, to: input.to })),
    posts: [],
    postsGoTo: null,
    eventsGoTo: null,
  });
}

function allPlanned(parts: readonly GridPart[]): Result<PlannedGrid[]> {
  const planned: PlannedGrid[] = [];
  for (const part of parts) {
    const boundary = part.polygons ? parseBoundary(part.polygons, ['input']) : ok(null);
    if (!boundary.ok) return boundary;
    planned.push({
      code: part.code,
      name: part.name,
      placeName: part.placeName ?? null,
      partyBranchId: part.partyBranchId ?? null,
      noticeArea: part.noticeArea ?? null,
      workPhone: part.workPhone ?? null,
      supervisionPhone: part.supervisionPhone ?? null,
      boundary: boundary.value,
    });
  }
  return ok(planned);
}

async function microGridsOf(manager: EntityManager, grids: readonly string[]): Promise<string[]> {
  const query = sql`SELECT code FROM area WHERE parent_code = ANY(${[...grids]}) AND kind = 'MICRO_GRID'
    AND valid_to IS NULL ORDER BY code`;
  const rows = await manager.query<{ code: string }[]>(query.text, query.values);
  return rows.map(({ code }) => code);
}
