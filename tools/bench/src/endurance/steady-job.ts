import type { HistogramCounts } from '../measure/histogram';

/** Ends what was counted so far, and says what it was. */
export interface SteadyReport {
  readonly requests: number;
  /** Answered with anything but what was expected, or not at all. */
  readonly failed: number;
  /** What the first of them met. */
  readonly firstFailure: string | null;
  /** Sent once more because a connection that had been idle turned out to be closed, as RFC 9112 §9.3.1 allows. */
  readonly retried: number;
  /** Not sent to one gateway, which no longer listened, but to another. */
  readonly moved: number;
  /** Answers that ended their connection. */
  readonly closed: number;
  readonly latencies: HistogramCounts;
}

/** Arguments of the process that asks: everything in one text of JSON. */
export interface SteadySetting {
  /** Origins of the gateways; only those that say they are ready are asked. */
  readonly origins: readonly string[];
  readonly requestsPerSecond: number;
  /** Sent in turn. */
  readonly bodies: readonly string[];
}
