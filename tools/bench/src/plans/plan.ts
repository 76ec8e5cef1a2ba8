/** A node of what `EXPLAIN (FORMAT JSON)` gives, as far as it is looked at. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  /** How often it ran; 0 for a branch the answer did not need. */
  readonly 'Actual Loops'?: number;
  readonly 'Actual Rows'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** How one statement was carried out. */
export interface StatementPlan {
  readonly text: string;
  readonly milliseconds: number;
  readonly root: PlanNode;
}

const TOLD = /^duration: ([\d.]+) ms {2}plan:\s*(\{[\s\S]*\})\s*$/;

/** Reads a notice of auto_explain; null for any other. */
export function planIn(notice: string): StatementPlan | null {
  const [, milliseconds, json] = TOLD.exec(notice) ?? [];
  if (json === undefined) return null;
  const { 'Query Text': text, Plan: root } = JSON.parse(json) as {
    'Query Text': string;
    Plan: PlanNode;
  };
  return { text, milliseconds: Number(milliseconds), root };
}

/** The tables a plan read from end to end; branches that never ran are passed by. */
export function scannedTables(node: PlanNode): readonly string[] {
  if (node['Actual Loops'] === 0) return [];
  const table = node['Relation Name'];
  const own = node['Node Type'].endsWith('Seq Scan') && table !== undefined ? [table] : [];
  return [...own, ...(node.Plans ?? []).flatMap(scannedTables)];
}
