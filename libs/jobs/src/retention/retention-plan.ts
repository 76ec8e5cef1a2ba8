/** Why data is kept, and so for how long (PIPL art. 19). */
export type RetentionCategory =
  /** 联系信息: who a matter was for, to reach and recognise them. */
  | 'CONTACT'
  /** 工作人员: who held a post. */
  | 'WORKER'
  /** 技术记录: what only keeps a program from acting twice. */
  | 'TECHNICAL';

/** When a row is over: a moment or a date, as SQL on the row `t`; null while it is open. */
export type EndOfMatter = { readonly at: string } | { readonly on: string };

interface Rule {
  /** Unique in its subgraph; names the rule in the audit trail: `event-reporter`. */
  readonly key: string;
  readonly category: RetentionCategory;
  readonly table: string;
  /** Columns of the primary key of the table, which it is walked by, with their types. */
  readonly tableKey: Readonly<Record<string, 'uuid' | 'text'>>;
  /** Whose data it is, as the audit trail and legal holds name objects: the type in the graph, and SQL on `t` for its key. */
  readonly object: { readonly type: string; readonly id: string };
  readonly ended: EndOfMatter;
  /** Which rows hold such data, as SQL on `t`, when not all that are over do. */
  readonly where?: string;
  /** Whole days in Asia/Shanghai that the data outlives the day on which the matter ended. */
  readonly days: number;
  /** The law or decision behind `days`. */
  readonly source: string;
}

/** Data that leaves a row which stays. */
export interface BlankRule extends Rule {
  /** Column → the SQL literal it is set to: `NULL`, or what stands for nothing in a column that must be filled. */
  readonly blank: Readonly<Record<string, string>>;
  /** Where else the same value stands, beside a reference to the row. */
  readonly alsoIn?: readonly CopyOfData[];
}

/** A value of a blanked column, as it stands in a row of another table. */
export interface CopyOfData {
  readonly table: string;
  /** The column that names the row of the rule by its `id`. */
  readonly reference: string;
  readonly column: string;
  /** The blanked column whose value it repeats. */
  readonly repeats: string;
  /** The SQL literal it is set to. */
  readonly blank: string;
}

/** Rows that go whole. Objects of the graph leave a tombstone. */
export interface RemoveRule extends Rule {
  readonly remove: 'WITHOUT_TRACE' | 'WITH_TOMBSTONE';
}

export type RetentionRule = BlankRule | RemoveRule;

/** What becomes of the personal data of a subgraph. */
export interface RetentionPlan {
  readonly rules: readonly RetentionRule[];
  /** `table.column` that looks like personal data and is kept → why. */
  readonly kept: Readonly<Record<string, string>>;
}

/** How long contact data outlives the matter: guard rail 12. */
export const CONTACT_DAYS = 365;
/** What stands in a column that must be filled, once what it held is gone. */
export const BLANKED = "'—'";
/** PIPL art. 19: the shortest time the purpose needs; art. 47: deletion without being asked once it is reached. */
export const CONTACT_SOURCE = 'PIPL art. 19 and 47; guardrails.md 12';

/** Keys of clients that repeat a call tie an account to what it made; nobody repeats a call after a month. */
export const IDEMPOTENCY_KEYS: RemoveRule = {
  key: 'idempotency-keys',
  category: 'TECHNICAL',
  table: 'idempotency_key',
  tableKey: { subject: 'text', key: 'text' },
  object: { type: 'IdempotencyKey', id: 't.object_id::text' },
  ended: { at: 't.created_at' },
  days: 30,
  source: CONTACT_SOURCE,
  remove: 'WITHOUT_TRACE',
};

/** The plan of a subgraph, with the rules every subgraph has. */
export function retentionPlan({ rules, kept }: RetentionPlan): RetentionPlan {
  const all = [...rules, IDEMPOTENCY_KEYS];
  const keys = all.map(({ key }) => key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new Error(`Two retention rules are called ${twice}`);
  return { rules: all, kept };
}
