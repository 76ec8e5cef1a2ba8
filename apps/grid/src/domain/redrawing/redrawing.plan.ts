import type { Boundary } from '../area/geometry';

/** A grid that a re-drawing opens. */
export interface PlannedGrid {
  readonly code: string;
  readonly name: string;
  readonly placeName: string | null;
  readonly partyBranchId: string | null;
  readonly noticeArea: string | null;
  readonly workPhone: string | null;
  readonly supervisionPhone: string | null;
  readonly boundary: Boundary | null;
}

/** What a re-drawing does: every split, merge and move is grids that open, grids that end, and micro-grids that go. */
export interface RedrawingPlan {
  readonly opens: readonly PlannedGrid[];
  /** Grids that end. */
  readonly closes: readonly string[];
  /** Which micro-grid goes to which grid. */
  readonly moves: readonly { readonly from: string; readonly to: string }[];
  /** Where the posts of the grids that end go; null ends one. */
  readonly posts: readonly { readonly id: string; readonly to: string | null }[];
  /** Where posts not named go; null refuses to guess. */
  readonly postsGoTo: string | null;
  /** Who works on open events that lie in a grid that ends and in no micro-grid that is known. */
  readonly eventsGoTo: string | null;
  /** That communities become one under a code of its own, with all that is in them; then it does nothing else. */
  readonly community?: PlannedCommunity;
}

export interface PlannedCommunity {
  /** One goes to another subdistrict; several become one. */
  readonly closes: readonly string[];
  readonly opens: { readonly code: string; readonly name: string };
}

/** What a plan is judged by: what holds on its day. */
export interface Ground {
  /** The grids the plan touches that hold, with their households. */
  readonly grids: ReadonlyMap<string, GroundArea>;
  /** All micro-grids of these grids that hold. */
  readonly microGrids: ReadonlyMap<string, GroundArea>;
  /** Which of the codes to be opened were ever used. */
  readonly taken: ReadonlySet<string>;
  /** Posts held in the grids that end, on the day or later. */
  readonly posts: readonly {
    readonly id: string;
    readonly kind: string;
    readonly areaCode: string;
  }[];
}

export interface GroundArea {
  readonly households: number;
  readonly validFrom: string;
}
