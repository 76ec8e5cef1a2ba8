/**
 * Rules of grids as SQL, so that a figure and the list behind it count the same grids. `grid` is the alias of a row of
 * `grid`, `date` an SQL date on which the rule is judged.
 */

/** Rule G3: somebody holds a full-time post on the day. */
export function hasFulltimeMember(grid: string, date: string): string {
  return `EXISTS (SELECT FROM grid_post x WHERE x.area_code = ${grid}.code AND x.kind = 'FULLTIME_MEMBER'
    AND x.from_date <= ${date} AND (x.to_date IS NULL OR x.to_date > ${date}))`;
}

/** Somebody leads the grid on the day. */
export function hasLeader(grid: string, date: string): string {
  return `EXISTS (SELECT FROM grid_post x WHERE x.area_code = ${grid}.code AND x.kind = 'GRID_LEADER'
    AND x.from_date <= ${date} AND (x.to_date IS NULL OR x.to_date > ${date}))`;
}

/** Rule G4: the grid refers to a party branch. */
export function hasPartyBranch(grid: string): string {
  return `${grid}.party_branch_id IS NOT NULL`;
}

/** Rule G6: what can be published is; the names of members come from the posts held on the day. */
export function hasCompleteNotice(grid: string, date: string): string {
  return `(coalesce(btrim(${grid}.notice_area), '') <> '' AND ${grid}.work_phone IS NOT NULL
    AND ${grid}.supervision_phone IS NOT NULL
    AND EXISTS (SELECT FROM grid_post x WHERE x.area_code = ${grid}.code AND x.kind <> 'MICRO_GRID_MEMBER'
      AND x.from_date <= ${date} AND (x.to_date IS NULL OR x.to_date > ${date})))`;
}
