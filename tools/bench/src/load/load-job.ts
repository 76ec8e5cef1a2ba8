import type { HistogramCounts } from '../measure/histogram';
import type { WrittenTemplate } from './request-template';

/** Where requests go and what stands in their head. */
export interface Target {
  /** `http://127.0.0.1:4000/graphql` */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The Unix socket to connect to in place of the address. */
  readonly socket?: string;
  /** Given where every request is signed as the gateway signs its calls. */
  readonly signed?: SignedAs;
}

/** For whom, and with which key. */
export interface SignedAs {
  readonly subgraph: string;
  readonly keyId: string;
  readonly secret: string;
  /** The demo identity. */
  readonly identity: string;
}

/** Sends one request and brings its answer. */
export interface ProbeJob {
  readonly kind: 'probe';
  readonly target: Target;
  readonly body: string;
}

export interface ProbeReport {
  readonly kind: 'probe';
  readonly status: number;
  readonly text: string;
}

/** Keeps a number of connections busy for a while. */
export interface LoadJob {
  readonly kind: 'load';
  readonly target: Target;
  readonly template: WrittenTemplate;
  /** Counts on from the requests of earlier jobs, so that no value comes twice. */
  readonly firstRequest: number;
  readonly connections: number;
  /** Sent but not counted, so that connections are open and caches filled. */
  readonly settleMilliseconds: number;
  readonly milliseconds: number;
  /** What every answer must be, see `fingerprint`. */
  readonly expected: string;
  readonly ignored: readonly string[];
  /** Roots of the candidate's processes, by the part they play. */
  readonly parts: Readonly<Record<string, readonly number[]>>;
  /** Roots of everything the bench itself runs, the candidate included. */
  readonly ours: readonly number[];
}

export interface LoadReport {
  readonly kind: 'load';
  readonly requests: number;
  /** Sent in all, the uncounted ones included. */
  readonly sent: number;
  readonly seconds: number;
  readonly latencies: HistogramCounts;
  /** Processor time the candidate used meanwhile, by part. */
  readonly cpuSeconds: Readonly<Record<string, number>>;
  /** Most memory the candidate's processes held together, the database left out. */
  readonly peakBytes: number;
  /** Processor time of programs that are not ours, in cores. */
  readonly foreignCores: number;
  /** Answers that were not as expected, and connections that broke. */
  readonly wrong: number;
  /** What was wrong first. */
  readonly firstWrong: string | null;
}

/** Something went wrong with the job itself. */
export interface FailureReport {
  readonly kind: 'failure';
  readonly message: string;
}

export type Job = ProbeJob | LoadJob;
export type Report = ProbeReport | LoadReport | FailureReport;
