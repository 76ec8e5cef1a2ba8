import type { CorePlan } from './machine/cores';
import type { Target } from './load/load-job';
import type { RequestTemplate } from './load/request-template';

/** Something that is measured: the same requests put to several candidates. */
export interface Workload {
  /** As in the design, in lower case: `w8`. */
  readonly name: string;
  readonly title: string;
  readonly queries: readonly string[];
  /** The first is the one the others are compared with. */
  readonly candidates: readonly string[];
  /** Those measured unless others are named; all of them when left out. */
  readonly usualCandidates?: readonly string[];
  /** Packages it runs, which must be compiled before: `apps/gateway`. */
  readonly builds: readonly string[];
  /** Starts the candidates and what they need. */
  open(request: OpenRequest): Promise<OpenWorkload>;
}

export interface OpenRequest {
  readonly candidates: readonly string[];
  readonly cores: CorePlan;
  /** Of the grid, in workloads with many. */
  readonly events: number;
  /** Told in a short phrase what takes time. */
  readonly onProgress: (step: string) => void;
}

export interface OpenWorkload extends AsyncDisposable {
  readonly queries: readonly Query[];
  readonly candidates: readonly RunningCandidate[];
  /** Roots of processes the bench started that are not its children. */
  readonly detached: readonly number[];
}

export interface Query {
  readonly name: string;
  /** What is sent over and over. */
  readonly request: RequestTemplate;
  /** Further requests whose answers must be equal before anything is measured. */
  readonly probes: readonly RequestTemplate[];
  /** Names of properties that may differ from answer to answer, such as moments and new ids. */
  readonly ignored: readonly string[];
  /** Undoes what earlier requests changed, before every candidate's turn. */
  readonly reset?: () => Promise<void>;
}

export interface RunningCandidate {
  readonly name: string;
  readonly target: Target;
  /** Roots of the processes whose processor time counts, by the part they play. */
  readonly parts: Readonly<Record<string, readonly number[]>>;
}
