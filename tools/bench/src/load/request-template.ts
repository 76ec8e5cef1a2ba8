/** What is sent, once or over and over. */
export interface RequestTemplate {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Variables that get another value with every request. */
  readonly varying?: readonly VaryingVariable[];
}

/** A number that grows with every request, or a text with one in it. */
export interface VaryingVariable {
  /** `first`, `input.clientMutationId` */
  readonly path: string;
  readonly from: number;
  readonly step: number;
  /** Given for texts: what stands before the number. */
  readonly prefix?: string;
  /** Of texts: what stands behind it. */
  readonly suffix?: string;
}

/** A template as text around the parts that change, so that a request costs the sender next to nothing. */
export interface WrittenTemplate {
  /** One more than there are numbers. */
  readonly texts: readonly string[];
  readonly numbers: readonly { readonly from: number; readonly step: number }[];
}

export function writeTemplate({
  query,
  variables,
  varying = [],
}: RequestTemplate): WrittenTemplate {
  const marked = varying.reduce((all, variable, index) => {
    const { path, prefix = '', suffix = '' } = variable;
    return put(all, path.split('.'), `${prefix}${holeOf(index)}${suffix}`);
  }, variables);
  let body = JSON.stringify({ query, variables: marked });
  for (const [index, { prefix }] of varying.entries()) {
    // A number stands in JSON without quotes.
    if (prefix === undefined) body = body.replace(`"${holeOf(index)}"`, holeOf(index));
  }
  const holes = varying
    .map((variable, index) => ({ ...variable, at: body.indexOf(holeOf(index)), index }))
    .sort((a, b) => a.at - b.at);
  const ends = holes.map(({ at, index }) => at + holeOf(index).length);
  const texts = [0, ...ends].map((start, index) => body.slice(start, holes[index]?.at));
  return { texts, numbers: holes.map(({ from, step }) => ({ from, step })) };
}

/** The body of the n-th request. */
export function bodyOf({ texts, numbers }: WrittenTemplate, n: number): string {
  let body = texts[0] ?? '';
  for (const [index, { from, step }] of numbers.entries()) {
    body += String(from + n * step) + (texts[index + 1] ?? '');
  }
  return body;
}

/** A text that no request holds by itself and that JSON leaves as it is. */
const holeOf = (index: number): string => `«${index}-varying»`;

function put(
  target: Readonly<Record<string, unknown>>,
  [name = '', ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  if (rest.length === 0) return { ...target, [name]: value };
  const inner = (target[name] ?? {}) as Record<string, unknown>;
  return { ...target, [name]: put(inner, rest, value) };
}
