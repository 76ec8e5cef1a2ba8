import { comparisonWindow, monthWindow, valueOf } from '@gezhi/kernel';
import { SMALL_COUNT_LIMIT } from '@gezhi/metrics';
import type { AnswerByHand } from './by-hand-answer';
import { sourceOf } from './by-hand-answer';
import {
  ENFORCEMENT_OVERVIEW,
  GRID_OVERVIEW,
  PARTY_OVERVIEW,
  SERVICES_OVERVIEW,
} from './overview-sql';

interface Row {
  /** The subdistrict; null for the district. */
  readonly part: string | null;
  readonly slot: number;
  readonly fact: string;
  readonly counts: readonly (number | null)[];
}

/** Where the numbers of a figure stand in the rows of a fact. */
interface FigureSource {
  readonly key: string;
  readonly fact: string;
  readonly numerator: number;
  /** Null for plain counts. */
  readonly denominator: number | null;
  readonly citizenDerived?: boolean;
}

const share = (key: string, fact: string, at = 0, of = at + 1): FigureSource => ({
  key,
  fact,
  numerator: at,
  denominator: of,
});
const count = (key: string, fact: string): FigureSource => ({
  key,
  fact,
  numerator: 0,
  denominator: null,
});
const citizen = (source: FigureSource): FigureSource => ({ ...source, citizenDerived: true });

const DOMAINS = {
  partyMetrics: [
    share('party.claimRate', 'published'),
    share('party.deliveryRate', 'claimed'),
    share('party.verifiedRate', 'delivered'),
  ],
  gridMetrics: [
    citizen(count('event.count', 'reported')),
    citizen(share('event.onTimeCloseRate', 'due')),
    citizen(share('event.resolveRate', 'closed')),
    citizen(share('event.absorptionRate', 'closed', 2)),
    share('grid.fulltimeCoverage', 'grids'),
    share('grid.microSizeCompliance', 'microGrids'),
  ],
  serviceMetrics: [
    citizen(count('service.applications', 'submitted')),
    citizen(share('service.onTimeRate', 'tested')),
    citizen(share('service.materialReductionByCases', 'accepted')),
    share('service.timeCompression', 'items'),
  ],
  enforcementMetrics: [
    count('enf.visits', 'visits'),
    share('enf.visitsPerSite', 'visits'),
    share('enf.jointVisitShare', 'visits', 2, 0),
    share('enf.correctionOnTime', 'due'),
    share('enf.delegationUse', 'delegations'),
  ],
} as const satisfies Readonly<Record<string, readonly FigureSource[]>>;

/** W3: all subdistricts × figures of four domains × a month and the month before. */
export const overviewByHand: AnswerByHand = async ({ pools }, variables) => {
  const district = variables['area'] as string;
  const window = valueOf(monthWindow((variables['window'] as { month: string }).month));
  const prior = comparisonWindow(window, 'PRIOR_PERIOD');
  const values = [window.from, window.to, prior.from, prior.to, district];
  const rowsOf = async (name: string, text: string): Promise<readonly Row[]> =>
    (await sourceOf(pools, name).query<Row>({ name, text, values })).rows;
  const [partyMetrics, gridMetrics, serviceMetrics, enforcementMetrics] = await Promise.all([
    rowsOf('party-building', PARTY_OVERVIEW),
    rowsOf('grid', GRID_OVERVIEW),
    rowsOf('services', SERVICES_OVERVIEW),
    rowsOf('enforcement', ENFORCEMENT_OVERVIEW),
  ]);
  const areas = gridMetrics.filter(({ fact }) => fact.startsWith('area '));
  const nameOf = ({ fact }: Row) => fact.slice('area '.length);
  const children = areas
    .flatMap((row) => (row.part === null ? [] : [{ code: row.part, name: nameOf(row) }]))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const found = { partyMetrics, gridMetrics, serviceMetrics, enforcementMetrics };
  const measured = (subjects: readonly { code: string; name: string }[], isDistrict: boolean) => {
    const figures = Object.entries(DOMAINS).map(([field, sources]) => {
      const counts = new Counts(found[field as keyof typeof found], district);
      const codes = subjects.map(({ code }) => (isDistrict ? null : code));
      return [field, sources.map((source) => figuresOf(source, counts, codes))] as const;
    });
    return subjects.map((subject, index) => ({
      ...subject,
      ...Object.fromEntries(
        figures.map(([field, columns]) => [field, columns.map((column) => column[index])]),
      ),
    }));
  };
  const own = areas.filter(({ part }) => part === null);
  const [area] = measured(
    own.map((row) => ({ code: district, name: nameOf(row) })),
    true,
  );
  return { area: { ...area, children: { nodes: measured(children, false) } } };
};

/** The counts of one domain, found by subject. */
class Counts {
  private readonly rows = new Map<string, readonly (number | null)[]>();
  private readonly items: readonly Row[];

  constructor(
    rows: readonly Row[],
    private readonly district: string,
  ) {
    this.items = rows.filter(({ fact }) => fact === 'items');
    for (const { part, slot, fact, counts } of rows) {
      this.rows.set(`${fact} ${slot} ${part ?? ''}`, counts);
    }
  }

  get(fact: string, slot: number, subject: string | null): readonly (number | null)[] {
    if (fact === 'items') return this.itemsFor(subject ?? this.district, slot);
    return this.rows.get(`${fact} ${slot} ${subject ?? ''}`) ?? [];
  }

  /** Items offered in the area: published by it, below it or above it. */
  private itemsFor(subject: string, slot: number): number[] {
    return this.items
      .filter(({ part, slot: own }) => {
        return (
          own === slot && part !== null && (subject.startsWith(part) || part.startsWith(subject))
        );
      })
      .reduce((sum, { counts }) => sum.map((each, n) => each + (counts[n] ?? 0)), [0, 0]);
  }
}

/** One figure for some siblings, with the window before beside it; small counts hidden. */
function figuresOf(source: FigureSource, counts: Counts, subjects: readonly (string | null)[]) {
  const [now, before] = [0, 1].map((slot) => {
    const pairs = subjects.map((subject) => {
      const row = counts.get(source.fact, slot, subject);
      const denominator = source.denominator === null ? null : (row[source.denominator] ?? 0);
      return { numerator: row[source.numerator] ?? 0, denominator };
    });
    const observations = pairs.map(({ numerator, denominator }) => denominator ?? numerator);
    // What else would have to be hidden is not computed here: where nothing is small, nothing is.
    const hides = (count: number) =>
      source.citizenDerived && count > 0 && count < SMALL_COUNT_LIMIT;
    return pairs.map((pair, index) =>
      hides(observations[index] ?? 0) ? SMALL_COUNT : shown(pair),
    );
  });
  return subjects.map((_, index) => ({
    key: source.key,
    ...now?.[index],
    comparison: before?.[index],
  }));
}

const nothing = { value: null, numerator: null, denominator: null };
const SMALL_COUNT = { ...nothing, suppressed: 'SMALL_COUNT' };

function shown({ numerator, denominator }: { numerator: number; denominator: number | null }) {
  if (denominator === null) {
    return { value: numerator, numerator, denominator, suppressed: 'NONE' };
  }
  if (denominator === 0) return { ...nothing, suppressed: 'NOT_APPLICABLE' };
  return { value: numerator / denominator, numerator, denominator, suppressed: 'NONE' };
}
