/** What is sent, once or over and over. */
export interface RequestTemplate {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** A variable (`first`, `input.clientMutationId`) that gets another value with every request. */
  readonly varying?: VaryingVariable;
}

export interface VaryingVariable {
  readonly path: string;
  /** `number`: counts up from `from`. `text`: the prefix and a count. */
  readonly kind: 'number' | 'text';
  readonly from: number;
  /** Of texts; makes them different from those of other runs. */
  readonly prefix?: string;
}

/** A template as bytes around the part that changes, so that a request costs the sender next to nothing. */
export interface WrittenTemplate {
  readonly before: string;
  readonly after: string;
  /** Null when all requests are the same. */
  readonly from: number | null;
}

const HOLE = '\u0001varying\u0001';

export function writeTemplate({ query, variables, varying }: RequestTemplate): WrittenTemplate {
  if (varying === undefined) {
    return { before: JSON.stringify({ query, variables }), after: '', from: null };
  }
  const held = varying.kind === 'text' ? `${varying.prefix ?? ''}${HOLE}` : HOLE;
  const body = JSON.stringify({ query, variables: put(variables, varying.path.split('.'), held) });
  const hole = JSON.stringify(HOLE).slice(1, -1);
  const mark = varying.kind === 'text' ? hole : `"${hole}"`;
  const [before = '', after = ''] = body.split(mark);
  return { before, after, from: varying.from };
}

/** The body of the n-th request. */
export function bodyOf({ before, after, from }: WrittenTemplate, n: number): string {
  return from === null ? before : before + String(from + n) + after;
}

function put(
  target: Readonly<Record<string, unknown>>,
  [name = '', ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  if (rest.length === 0) return { ...target, [name]: value };
  const inner = (target[name] ?? {}) as Record<string, unknown>;
  return { ...target, [name]: put(inner, rest, value) };
}
