/** One line of the result: what one candidate did with one query. Figures are null when its answer is not equal. */
export interface Result {
  readonly workload: string;
  readonly query: string;
  readonly candidate: string;
  /** Requests answered for each second of processor time of the candidate's own processes; median of the rounds. */
  readonly requestsPerCpuSecond: number | null;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  /** Most memory the candidate's processes held (the database not counted). */
  readonly rssMb: number | null;
  /** Whether every answer was the same as that of the first candidate. */
  readonly equal: boolean;
  /** How many times the first candidate's requests per processor second; median over pairs of rounds. */
  readonly ratio: number | null;
  readonly ratioSmallest: number | null;
  readonly ratioLargest: number | null;
  /** By the clock, with one candidate running at a time. */
  readonly requestsPerSecond: number | null;
  readonly requests: number;
  /** Milliseconds of processor time for one request, by the part of the candidate that used it. */
  readonly cpuMsPerRequest: Readonly<Record<string, number>> | null;
  /** Bytes of the answer as the candidate writes it. */
  readonly answerBytes: number;
  /** Cores that programs other than the bench kept busy meanwhile: 0 on a quiet machine. */
  readonly foreignCores: number;
  /** Why the answers are not equal. */
  readonly difference: string | null;
}
