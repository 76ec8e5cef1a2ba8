/** How an answer is written (GraphQL over HTTP). */
export type MediaType = 'application/json' | 'application/graphql-response+json';

/**
 * What the client asked for.
 * - `type`: as what the answer is written.
 * - `watchesStatus`: it knows that a status other than 200 may come with an answer of the graph. Who names
 *   application/json alone does not, by the specification; who names nothing is told by status, as curl would be.
 */
export interface Accepted {
  readonly type: MediaType;
  readonly watchesStatus: boolean;
}

const ANYTHING: Accepted = { type: 'application/json', watchesStatus: true };
const LEGACY: Accepted = { type: 'application/json', watchesStatus: false };
const MODERN: Accepted = { type: 'application/graphql-response+json', watchesStatus: true };

const KNOWN: Readonly<Record<string, Accepted>> = {
  '*/*': ANYTHING,
  'application/*': ANYTHING,
  'application/json': LEGACY,
  'application/graphql-response+json': MODERN,
};

/** Null when it accepts nothing we write. */
export function acceptedType(header: string | undefined): Accepted | null {
  if (header === undefined) return ANYTHING;
  const quick = KNOWN[header];
  if (quick !== undefined) return quick;
  let best: Accepted | null = null;
  let bestQuality = 0;
  for (const part of header.split(',', 20)) {
    const [name = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase());
    const known = Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
    if (known === undefined) continue;
    const quality = qualityOf(parameters);
    if (quality > bestQuality) [best, bestQuality] = [known, quality];
  }
  return best;
}

/** Whether it names a type that only a program asks for; pages, forms, images and scripts never do. */
export function namesJson(header: string | undefined): boolean {
  return header !== undefined && /application\/(?:graphql-response\+)?json/i.test(header);
}

/** Whether the client asks for a stream of events, and not for one answer. */
export function wantsEvents(header: string | undefined): boolean {
  return header !== undefined && /text\/event-stream/i.test(header) && !namesJson(header);
}

/** Whether the client takes an answer in parts, in the one dialect we write. */
export function takesParts(header: string | undefined): boolean {
  if (header === undefined || !/multipart\/mixed/i.test(header)) return false;
  return header.split(',', 20).some((part) => {
    const [name, ...parameters] = part.split(';').map((each) => each.trim().toLowerCase());
    if (name !== 'multipart/mixed' || qualityOf(parameters) === 0) return false;
    // Versions of other dialects: Apollo's of subscriptions, and of incremental delivery.
    return parameters.every(
      (each) => !/^[a-z]+spec=/.test(each) || /^deferspec="?20220824"?$/.test(each),
    );
  });
}

function qualityOf(parameters: readonly string[]): number {
  const given = parameters.find((each) => each.startsWith('q='));
  const quality = given === undefined ? 1 : Number(given.slice(2));
  return Number.isNaN(quality) ? 0 : quality;
}
