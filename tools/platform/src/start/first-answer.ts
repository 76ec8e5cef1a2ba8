import { z } from 'zod';

/** Asked once the graph is up: one area, figures of four departments, one operation. */
const QUESTION = `query FirstAnswer($area: ID!, $window: MetricWindowInput!) {
  area(code: $area) {
    code
    name
    grid: gridMetrics(window: $window) { ...figure }
    partyBuilding: partyMetrics(window: $window) { ...figure }
    services: serviceMetrics(window: $window) { ...figure }
    enforcement: enforcementMetrics(window: $window) { ...figure }
  }
}
fragment figure on Metric { title value unit numerator denominator suppressed }`;

const IDENTITY = 'district-command-320104';
const VARIABLES = { area: '320104', window: { month: '2026-10' } };
const FIGURES_SHOWN = 3;

const Figure = z.object({
  title: z.string(),
  value: z.number().nullable(),
  unit: z.string(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  suppressed: z.string(),
});
const Answer = z.object({
  data: z.object({
    area: z
      .object({
        code: z.string(),
        name: z.string(),
        grid: z.array(Figure).nullable(),
        partyBuilding: z.array(Figure).nullable(),
        services: z.array(Figure).nullable(),
        enforcement: z.array(Figure).nullable(),
      })
      .nullable(),
  }),
});
const Token = z.object({ token: z.string() });

const DEPARTMENTS = [
  ['grid', 'Grids and events 网格'],
  ['partyBuilding', 'Party-building 党建'],
  ['services', 'Services 政务服务'],
  ['enforcement', 'Enforcement 综合执法'],
] as const;

/** Asks the running graph and answers lines for the terminal; null when the databases hold no demonstration. */
export async function askFirstQuestion(graph: string): Promise<readonly string[] | null> {
  const { token } = Token.parse(await post(`${graph}/dev/token`, { identity: IDENTITY }, {}));
  const began = performance.now();
  const answer = await post(
    `${graph}/graphql`,
    { query: QUESTION, variables: VARIABLES },
    { authorization: `Bearer ${token}` },
  );
  const milliseconds = Math.round(performance.now() - began);
  const { data } = Answer.safeParse(answer);
  if (data === undefined)
    throw new Error(`the graph answered ${JSON.stringify(answer).slice(0, 300)}`);
  const { area } = data.data;
  if (area === null) return null;
  return [
    `${area.name} (${area.code}), ${VARIABLES.window.month}, as ${IDENTITY}, in ${milliseconds} ms:`,
    ...DEPARTMENTS.flatMap(([field, title]) => [`  ${title}`, ...linesOf(area[field])]),
  ];
}

function linesOf(figures: readonly z.output<typeof Figure>[] | null): string[] {
  if (figures === null) return ['    did not answer'];
  const known = figures.filter(({ value }) => value !== null);
  return known.slice(0, FIGURES_SHOWN).map((figure) => `    ${figure.title}: ${valueOf(figure)}`);
}

function valueOf({ value, unit, numerator, denominator }: z.output<typeof Figure>): string {
  if (value === null) return '–';
  if (unit !== 'SHARE') return value.toLocaleString('en', { maximumFractionDigits: 2 });
  const share = `${(value * 100).toFixed(1)} %`;
  return numerator === null || denominator === null
    ? share
    : `${share} (${numerator.toLocaleString('en')} of ${denominator.toLocaleString('en')})`;
}

async function post(url: string, body: object, headers: Record<string, string>): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return response.json();
}
