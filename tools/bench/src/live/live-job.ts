import type { HistogramCounts } from '../measure/histogram';

/** How a client is told. */
export type Transport = 'websocket' | 'event-stream';

/** What the process of the subgraphs is asked. */
export type SourceJob =
  /** Tell all who listen an event that does not count, number 0. */
  | { readonly kind: 'rouse' }
  /** Tell nothing, answer only. */
  | { readonly kind: 'count' }
  /** Tell all who listen so many events, numbered from 1, at this pace; answers when the last is told. */
  | { readonly kind: 'tell'; readonly events: number; readonly perSecond: number };

export interface SourceReport {
  /** Subscriptions of the gateway under way. */
  readonly streams: number;
  /** Requests the gateway has made for fields of the other subgraph, so far. */
  readonly requests: number;
}

/** What the process of those who follow is asked. */
export type FollowersJob =
  | {
      readonly kind: 'follow';
      readonly transport: Transport;
      readonly url: string;
      /** One for each that follows. */
      readonly tokens: readonly string[];
      readonly query: string;
    }
  /** How many have heard anything. */
  | { readonly kind: 'count' }
  /** Waits until all have heard so many events, or nothing came for the patience; answers what they heard. */
  | { readonly kind: 'report'; readonly events: number; readonly patienceMilliseconds: number }
  | { readonly kind: 'leave' };

export interface FollowersCount {
  readonly kind: 'count';
  readonly heard: number;
  /** Connections that broke, and answers that were no event. */
  readonly problem: string | null;
}

export interface FollowersReport {
  readonly kind: 'report';
  /** Events that count, by all together. */
  readonly delivered: number;
  /** From the source to the client, in microseconds. */
  readonly delays: HistogramCounts;
  readonly lost: number;
  readonly doubled: number;
  readonly outOfOrder: number;
  /** Events whose fields were not those of the event, or not the same as others were told. */
  readonly wrong: number;
  readonly problem: string | null;
  /** From the first event that counts to the last. */
  readonly seconds: number;
}

/** What one event is: the same in the source, in what the client asks and in what is checked. */
export const FOLLOW = 'subscription Follow { told { number at area { code name eventCount } } }';

export const AREAS = 50;

export const areaOf = (number: number) => {
  const code = String(number % AREAS);
  return { code, name: `area ${code}`, eventCount: Number(code) * 7 };
};

/** Moments of this machine in microseconds, the same in all of its processes. */
export const nowMicroseconds = (): number =>
  Math.round((performance.timeOrigin + performance.now()) * 1_000);
