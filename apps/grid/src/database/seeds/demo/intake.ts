import { createHash } from 'node:crypto';
import type { CityPlan, DemoTable } from '@gezhi/city';
import { DEMO_AS_OF, DEMO_START, demoTable, organizationId, stableId } from '@gezhi/city';
import type { Role } from '@gezhi/identity';
import {
  EventImport,
  EventImportRow,
  EventImportTransition,
} from '../../../domain/event-import/event-import.entity';
import type { EventImportState } from '../../../domain/event-import/event-import.states';
import type { GovEvent } from '../../../domain/event/gov-event.entity';
import type { ExternalCodeKind } from '../../../domain/intake/external-code.codes';
import { ExternalCode } from '../../../domain/intake/external-code.entity';
import { late } from './whistles';

const DAY = 86_400_000;
const MINUTE = 60_000;
const AREA = '320104001';
const COLUMNS = ['外部编号', '来源', '性质', '标题', '描述', '区域代码'];

/** What the hotline received carries the hotline's number, as if it had been pushed. */
export function withHotlineNumber(event: GovEvent): GovEvent {
  if (event.source !== 'HOTLINE_12345') return event;
  const externalId = `DH${event.number.replace('-', '')}`;
  return Object.assign(event, {
    externalSystem: 'HOTLINE_CITY',
    externalId,
    externalDigest: createHash('sha256').update(externalId).digest('base64url'),
  });
}

/** Their code, what they call it, what it is here, and how many came before anybody said. */
type Meaning = readonly [ExternalCodeKind, string, string, string | null, number];
const CODES: Readonly<Record<string, readonly Meaning[]>> = {
  HOTLINE_CITY: [
    ['NATURE', '01', '投诉', 'DEMAND', 0],
    ['NATURE', '02', '求助', 'DEMAND', 0],
    ['NATURE', '03', '咨询', 'CONSULTATION', 0],
    ['NATURE', '04', '建议', 'SUGGESTION', 0],
    ['NATURE', '09', '其他', null, 17],
    ['CATEGORY', 'CG0103', '路灯照明', 'URBAN.LIGHTING', 0],
    ['CATEGORY', 'CG0211', '共享单车停放', null, 23],
    ['CATEGORY', 'HB0407', '施工噪声', null, 9],
    ['URGENCY', '1', '特急', 'DANGER', 0],
    ['URGENCY', '2', '紧急', 'LIVELIHOOD', 0],
    ['URGENCY', '3', '一般', 'GENERAL', 0],
    ['AREA', 'QH-01', '试点街道', AREA, 4],
    ['AREA', 'JY-07', '外区街道', null, 6],
  ],
  PLATFORM_181_CITY: [
    ['CATEGORY', '21203', '照明设施险情', 'URBAN.LIGHTING', 0],
    ['CATEGORY', '21999', '其他险情', null, 3],
    ['URGENCY', 'I', '特别重大', 'DANGER', 0],
    ['URGENCY', 'II', '重大', 'DANGER', 0],
    ['URGENCY', 'III', '较大', 'LIVELIHOOD', 0],
    ['URGENCY', 'IV', '一般', 'GENERAL', 0],
  ],
};

/** Rows of a file that were refused: what is in their cells, and why. */
const WRONG = [
  { field: 'areaCode', code: 'UNKNOWN_AREA', params: { value: '320104001999' } },
  { field: 'nature', code: 'IMPORT_VALUE', params: { field: 'nature', expected: 'COMPONENT, …' } },
  { field: 'title', code: 'IMPORT_VALUE', params: { field: 'title', expected: '2–100' } },
  { field: null, code: 'IMPORT_ROW_CELLS', params: { count: 5, columns: COLUMNS.length } },
  { field: 'title', code: 'PERSONAL_DATA_IN_TEXT', params: { field: 'title' } },
] as const;

/** Mapping tables, and the files of the last weeks: one put right, one only checked, one cancelled, one given up. */
export function intakeTables(plan: CityPlan, received: readonly GovEvent[]): DemoTable[] {
  let told: File[] | null = null;
  const all = () => (told ??= files(plan, received));
  const rows = <Row>(of: (file: File) => readonly Row[]) => late(() => all().flatMap(of));
  return [
    demoTable(ExternalCode, codes()),
    demoTable(
      EventImport,
      rows(({ made }) => [made]),
    ),
    demoTable(
      EventImportTransition,
      rows(({ steps }) => steps),
    ),
    demoTable(
      EventImportRow,
      rows(({ refused }) => refused),
    ),
  ];
}

function* codes(): Generator<ExternalCode> {
  for (const [externalSystem, meanings] of Object.entries(CODES))
    for (const [kind, theirs, name, ours, unknownCount] of meanings)
      yield {
        ...{ createdAt: DEMO_START, updatedAt: DEMO_START, version: 1 },
        id: stableId(`external-code/${externalSystem}/${kind}/${theirs}`, DEMO_START),
        ...{ externalSystem, kind, theirs, name, ours, unknownCount },
        lastUnknownAt: unknownCount > 0 ? new Date(DEMO_AS_OF.getTime() - 2 * DAY) : null,
      };
}

interface File {
  readonly made: EventImport;
  readonly steps: readonly EventImportTransition[];
  readonly refused: readonly EventImportRow[];
}

interface Told {
  readonly name: string;
  readonly daysAgo: number;
  readonly state: EventImportState;
  readonly system?: string;
  readonly checkOnly?: boolean;
  readonly accepted?: number;
  readonly duplicates?: number;
  /** How many of the wrong rows it has. */
  readonly wrong?: number;
  /** Rows that nobody brought in any more. */
  readonly left?: number;
}

function files(plan: CityPlan, received: readonly GovEvent[]): File[] {
  // A copy of what the hotline had pushed in the same days: every row was there already.
  const since = DEMO_AS_OF.getTime() - 12 * DAY;
  const pushed = received.filter(
    ({ externalId, areaCode, reportedAt }) =>
      externalId !== null && areaCode.startsWith(AREA) && reportedAt.getTime() > since,
  );
  const random = plan.random('grid/intake');
  const many = random.integer(40, 60);
  return [
    { name: '11月热线工单.csv', daysAgo: 3, state: 'DONE', system: 'HOTLINE_CITY' } as const,
    { name: '排查清单（试导入）.csv', daysAgo: 9, state: 'DONE', checkOnly: true } as const,
    { name: '部门转办清单.csv', daysAgo: 6, state: 'CANCELLED', left: many } as const,
    { name: '旧系统导出.jsonl', daysAgo: 20, state: 'FAILED', left: 12 } as const,
  ].map((file: Told) =>
    fileOf({
      ...file,
      ...(file.system ? { duplicates: pushed.length, wrong: 2 } : {}),
      ...(file.checkOnly ? { accepted: many, wrong: WRONG.length } : {}),
    }),
  );
}

function fileOf(told: Told): File {
  const { name, daysAgo, state, system = 'DISTRICT_LISTS', checkOnly = false } = told;
  const { accepted = 0, duplicates = 0, wrong = 0, left = 0 } = told;
  const createdAt = new Date(DEMO_AS_OF.getTime() - daysAgo * DAY);
  const endedAt = new Date(createdAt.getTime() + 2 * MINUTE);
  const id = stableId(`event-import/${name}`, createdAt);
  const by = {
    subject: `demo:subdistrict-command-${AREA}`,
    organizationId: organizationId(`subdistrict/${AREA}/command-centre`),
  };
  const rowsRead = accepted + duplicates + wrong + left;
  const made: EventImport = {
    ...{ id, externalSystem: system, fileName: name, checkOnly, state, columns: COLUMNS },
    format: name.endsWith('.csv') ? 'CSV' : 'JSON_LINES',
    encoding: system === 'HOTLINE_CITY' ? 'GB18030' : 'UTF_8',
    digest: createHash('sha256').update(name).digest('hex'),
    ...{ bytes: 96 * (rowsRead + 1), rowsRead, accepted, duplicates, refused: wrong },
    failureCode: state === 'FAILED' ? 'IMPORT_SYSTEM' : null,
    importedBySubject: by.subject,
    organizationId: by.organizationId,
    ...{ roles: ['SUBDISTRICT_COMMAND'] satisfies Role[], areas: [AREA], areaCode: AREA },
    ...{ createdAt, updatedAt: endedAt, endedAt, version: 3 },
  };
  const step = (action: string, from: EventImportState | null, to: EventImportState, at: Date) => ({
    ...{ id: stableId(`event-import/${name}/${action}`, at), importId: id, action },
    ...{ fromState: from, toState: to, note: null, occurredAt: at },
    actorSubject: ['receive', 'cancel'].includes(action) ? by.subject : 'job:event-imports',
    actorOrganizationId: ['receive', 'cancel'].includes(action) ? by.organizationId : null,
  });
  const begun = new Date(createdAt.getTime() + MINUTE);
  const steps = [step('receive', null, 'RECEIVED', createdAt)];
  if (state === 'DONE')
    steps.push(
      step('run', 'RECEIVED', 'RUNNING', begun),
      step('finish', 'RUNNING', 'DONE', endedAt),
    );
  if (state === 'CANCELLED') steps.push(step('cancel', 'RECEIVED', 'CANCELLED', endedAt));
  if (state === 'FAILED') steps.push(step('fail', 'RECEIVED', 'FAILED', endedAt));
  const refused = WRONG.slice(0, wrong).map(({ field, code, params }, index) => ({
    ...{ id: stableId(`event-import/${name}/row/${index}`, createdAt), importId: id },
    ...{ line: 3 + 7 * index, state: 'REFUSED' as const, field, code, params },
    cells: ['', '部门转办', '部件', '路灯不亮', '', `${AREA}999`].slice(
      0,
      code === 'IMPORT_ROW_CELLS' ? 5 : COLUMNS.length,
    ),
  }));
  return { made, steps, refused };
}
