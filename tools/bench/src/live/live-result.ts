/** One line of the result of W7: what a gateway did for those who follow. */
export interface LiveResult {
  readonly workload: 'w7';
  /** `shared`: one caller, one source, its work done once; `callers`: a hundred callers who share nothing. */
  readonly query: string;
  /** `websocket` or `event-stream`. */
  readonly candidate: string;
  readonly subscribers: number;
  /** As many as the source was told to tell. */
  readonly eventsPerSecond: number;
  /** Subscriptions of the gateway at the source. */
  readonly streams: number;
  /** Events that reached a client, by all clients together. */
  readonly delivered: number;
  readonly deliveredPerSecond: number;
  /** From the moment in the source's event to its receipt by the client. */
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  /** Processor time of the gateway for one event delivered to one client. */
  readonly cpuMsPerDelivery: number;
  /** Cores the gateway kept busy; at 1 it is its core that sets the pace, and delays grow with time. */
  readonly gatewayCores: number;
  /** Most memory of the gateway's processes. */
  readonly rssMb: number;
  /** Requests to the second subgraph for each event of the source. */
  readonly subgraphRequestsPerEvent: number;
  /** Of the events each client should have been told. All four must be 0. */
  readonly lost: number;
  readonly doubled: number;
  readonly outOfOrder: number;
  /** With fields of another event, or other ones than others were told. */
  readonly wrong: number;
  /** What went wrong first with a connection; null when nothing did. */
  readonly problem: string | null;
  readonly foreignCores: number;
}

export function isFaultless(result: LiveResult): boolean {
  const { lost, doubled, outOfOrder, wrong, problem } = result;
  return lost + doubled + outOfOrder + wrong === 0 && problem === null;
}
