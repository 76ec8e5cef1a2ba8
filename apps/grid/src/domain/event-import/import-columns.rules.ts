import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';

/** What a row of a file can say, with the names its columns may have. */
export const IMPORT_COLUMNS = {
  externalId: ['external id', '外部编号', '工单编号', '编号'],
  source: ['事件来源', '来源'],
  nature: ['事件性质', '性质'],
  urgency: ['紧急程度'],
  title: ['标题', '事件标题'],
  description: ['描述', '事件描述', '内容'],
  areaCode: ['area code', '区域代码', '行政区划代码', '网格代码'],
  longitude: ['lng', '经度'],
  latitude: ['lat', '纬度'],
  categoryCode: ['category code', '分类代码', '类别代码'],
  observedAt: ['observed at', '发现时间'],
  anonymous: ['匿名', '是否匿名'],
  contactName: ['contact name', '联系人'],
  contactPhone: ['contact phone', '联系电话'],
} as const;
export type ImportColumn = keyof typeof IMPORT_COLUMNS;
export const IMPORT_COLUMN_NAMES = Object.keys(IMPORT_COLUMNS) as ImportColumn[];
const REQUIRED: readonly ImportColumn[] = ['nature', 'title'];

/** What a report of refused rows adds; a corrected report is a file like any other, and these are not read. */
export const REPORT_COLUMNS = ['line', 'field', 'code', 'reason'] as const;
/** More columns than these cannot be meant. */
export const MOST_COLUMNS = 40;

const BY_NAME = new Map(
  IMPORT_COLUMN_NAMES.flatMap((column) =>
    [column, ...IMPORT_COLUMNS[column]].map((name) => [plain(name), column] as const),
  ),
);

/** The columns of a file: what each says, or null for one of a report. */
export type ColumnPlan = readonly (ImportColumn | null)[];

/**
 * Reads the line of headers. Nothing is passed over in silence: a name that is not known is refused like one that
 * comes twice. Answers IMPORT_COLUMNS_TOO_MANY, IMPORT_COLUMN_UNKNOWN, IMPORT_COLUMN_TWICE or IMPORT_COLUMN_MISSING.
 */
export function planOf(headers: readonly string[]): Result<ColumnPlan> {
  const path = ['body'];
  if (headers.length > MOST_COLUMNS)
    return refuse('IMPORT_COLUMNS_TOO_MANY', { path, count: headers.length, most: MOST_COLUMNS });
  const isReport = REPORT_COLUMNS.every((name) => headers.map(plain).includes(name));
  const plan: (ImportColumn | null)[] = [];
  for (const [index, header] of headers.entries()) {
    const name = plain(header);
    const column = BY_NAME.get(name);
    const isOfReport = isReport && (REPORT_COLUMNS as readonly string[]).includes(name);
    if (!column && !isOfReport) return refuse('IMPORT_COLUMN_UNKNOWN', { path, place: index + 1 });
    if (column && plan.includes(column)) return refuse('IMPORT_COLUMN_TWICE', { path, column });
    plan.push(column ?? null);
  }
  const missing = REQUIRED.find((column) => !plan.includes(column));
  return missing ? refuse('IMPORT_COLUMN_MISSING', { path, column: missing }) : ok(plan);
}

/** Whether the file is a report of refused rows that was corrected: its cells were guarded. */
export function isReport(plan: ColumnPlan): boolean {
  return plan.includes(null);
}

/** The same name however it is set: case, width and blanks do not count. */
function plain(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
