/*
 * The figures of the district overview, written by hand: one statement for each database, every fact
 * read once for both windows and all subdistricts. This is the limit that the graph is measured
 * against, so it knows what the graph cannot: which figures are asked for, that both windows have
 * ended, and that subdistricts have codes of nine digits.
 *
 * $1 and $2 begin and end of the window, $3 and $4 of the window before, $5 the district. Each row:
 * the subdistrict (null: the district), the window (0 or 1), what was counted, and the counts.
 */
const WINDOWS = `w(slot, starts_at, ends_at, last_day) AS (VALUES
  (0, $1::timestamptz, $2::timestamptz, ($2::timestamptz AT TIME ZONE 'Asia/Shanghai')::date - 1),
  (1, $3::timestamptz, $4::timestamptz, ($4::timestamptz AT TIME ZONE 'Asia/Shanghai')::date - 1))`;

const during = (instant: string) => `${instant} >= w.starts_at AND ${instant} < w.ends_at`;
const inDistrict = (code: string) => `${code} >= $5 AND ${code} < $5 || '~'`;
const byPart = (code: string) => `GROUP BY GROUPING SETS ((w.slot, left(${code}, 9)), (w.slot))`;

/** One fact: which rows, and what is counted of them. */
function fact(name: string, code: string, from: string, where: string, counts: string[]): string {
  return `SELECT left(${code}, 9) AS part, w.slot, '${name}' AS fact,
      ARRAY[${counts.join(', ')}]::float8[] AS counts
    FROM w JOIN ${from} ON ${where} AND ${inDistrict(code)} ${byPart(code)}`;
}

const statement = (...facts: string[]): string => `WITH ${WINDOWS} ${facts.join(' UNION ALL ')}`;

export const GRID_OVERVIEW = statement(
  fact(
    'reported',
    'f.area_code',
    'gov_event f',
    `${during('f.reported_at')} AND f.parent_id IS NULL`,
    ['count(*)'],
  ),
  fact(
    'due',
    'f.area_code',
    'gov_event f',
    `${during('f.deadline_due_at')} AND f.state NOT IN ('CANCELLED', 'MERGED') AND f.parent_id IS NULL`,
    [
      'count(*) FILTER (WHERE f.deadline_met_at <= f.deadline_due_at)',
      'count(*) FILTER (WHERE f.deadline_paused_at IS NULL)',
    ],
  ),
  fact('closed', 'f.area_code', 'gov_event f', `${during('f.closed_at')} AND f.parent_id IS NULL`, [
    "count(*) FILTER (WHERE f.outcome = 'RESOLVED' AND NOT f.disputed)",
    "count(*) FILTER (WHERE f.outcome NOT IN ('UNFOUNDED', 'OUT_OF_SCOPE'))",
    "count(*) FILTER (WHERE f.absorption_level IN ('GRID', 'COMMUNITY', 'SUBDISTRICT'))",
    'count(*)',
  ]),
  fact(
    'grids',
    'f.code',
    '(grid f JOIN area a ON a.code = f.code)',
    'a.valid_from <= w.last_day AND (a.valid_to IS NULL OR a.valid_to > w.last_day)',
    [
      `count(*) FILTER (WHERE EXISTS (SELECT FROM grid_post x
        WHERE x.area_code = f.code AND x.kind = 'FULLTIME_MEMBER'
          AND x.from_date <= w.last_day AND (x.to_date IS NULL OR x.to_date > w.last_day)))`,
      'count(*)',
    ],
  ),
  fact(
    'microGrids',
    'f.code',
    '(micro_grid f JOIN area a ON a.code = f.code)',
    'a.valid_from <= w.last_day AND (a.valid_to IS NULL OR a.valid_to > w.last_day)',
    ['count(*) FILTER (WHERE a.households BETWEEN 50 AND 100)', 'count(*)'],
  ),
  // Not a figure: the subdistricts themselves, as rows of the first window.
  `SELECT a.code, 0, 'area ' || a.name, '{}'::float8[] FROM area a
    WHERE a.parent_code = $5 AND a.kind = 'SUBDISTRICT' AND a.valid_to IS NULL`,
  `SELECT NULL, 0, 'area ' || a.name, '{}'::float8[] FROM area a WHERE a.code = $5`,
);

const claims = (name: string, instant: string, done: string) =>
  fact(name, 'f.area_code', 'claim f', `${during(instant)} AND f.kind = 'NEED'`, [
    `count(*) FILTER (WHERE ${done} IS NOT NULL)`,
    'count(*)',
  ]);

export const PARTY_OVERVIEW = statement(
  fact(
    'published',
    'f.area_code',
    '(alliance_list_item f JOIN claim c ON c.item_id = f.id AND c.is_latest)',
    `${during('f.published_at')} AND c.kind = 'NEED' AND f.state <> 'WITHDRAWN'`,
    ['count(c.claimed_at)', 'count(*)'],
  ),
  claims('claimed', 'f.claimed_at', 'f.delivered_at'),
  claims('delivered', 'f.delivered_at', 'f.verified_at'),
);

export const SERVICES_OVERVIEW = statement(
  fact('submitted', 'f.area_code', 'application f', during('f.submitted_at'), ['count(*)']),
  fact(
    'tested',
    'f.area_code',
    'application f',
    `((${during('f.decided_at')}) OR (f.decided_at IS NULL
      AND f.state IN ('ACCEPTED', 'IN_REVIEW') AND ${during('f.due_at')}))`,
    ['count(*) FILTER (WHERE f.decided_at <= f.due_at)', 'count(*)'],
  ),
  fact(
    'accepted',
    'f.area_code',
    '(application f JOIN service_item_version v ON v.id = f.service_item_version_id)',
    during('f.accepted_at'),
    ['sum(v.baseline_materials - v.materials_asked)', 'sum(v.baseline_materials)'],
  ),
  // Items are offered below the area that publishes them: whoever reads this adds up what concerns it.
  `SELECT f.area_code, w.slot, 'items', ARRAY[
      sum(f.legal_days - f.promised_days), sum(f.legal_days)]::float8[]
    FROM w JOIN service_item_version f ON f.effective_from <= w.last_day
      AND (f.effective_to IS NULL OR f.effective_to >= w.last_day)
      AND (starts_with($5, f.area_code) OR ${inDistrict('f.area_code')})
    GROUP BY w.slot, f.area_code`,
);

export const ENFORCEMENT_OVERVIEW = statement(
  fact('visits', 'f.area_code', 'inspection f', during('f.on_site_at'), [
    'count(*)',
    'count(DISTINCT f.site_id)',
    'count(*) FILTER (WHERE f.department_count >= 2)',
  ]),
  fact('due', 'f.area_code', 'correction_order f', during('f.deadline_due_at'), [
    'count(*) FILTER (WHERE f.deadline_met_at <= f.deadline_due_at)',
    'count(*)',
  ]),
  `SELECT left(d.area_code, 9), d.slot, 'delegations', ARRAY[
      count(DISTINCT d.power_item_code) FILTER (WHERE d.used), count(DISTINCT d.power_item_code)]::float8[]
    FROM (SELECT w.slot, f.area_code, f.power_item_code, EXISTS (SELECT FROM finding u
        WHERE u.organization_id = f.to_organization_id AND u.power_item_code = f.power_item_code
          AND u.result <> 'NOT_APPLICABLE' AND ${during('u.checked_at')}) AS used
      FROM w JOIN delegation f ON f.published_at IS NOT NULL AND f.kind = 'SUBDISTRICT_DELEGATION'
        AND f.effective_from <= w.last_day
        AND (f.effective_to IS NULL OR f.effective_to >= w.last_day)
        AND ${inDistrict('f.area_code')}) d
    GROUP BY GROUPING SETS ((d.slot, left(d.area_code, 9)), (d.slot))`,
);
