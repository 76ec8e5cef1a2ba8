import type { Target } from '../../load/load-job';

/** What a gateway is given. */
export interface GatewaySetting {
  /** A free port of the loopback interface to listen on. */
  readonly port: number;
  readonly supergraphSdl: string;
  /** A file that holds the supergraph. */
  readonly supergraphFile: string;
  /** Where each subgraph answers, by the name it has in the supergraph. */
  readonly subgraphUrls: Readonly<Record<string, string>>;
  /** A folder of the candidate's own for files. */
  readonly folder: string;
  /** Cores it may use, as `taskset` takes them. */
  readonly cores: string | null;
  /** Told in a short phrase what takes time. */
  readonly onProgress: (step: string) => void;
}

export interface RunningGateway {
  readonly pid: number;
  /** Where to ask, and with which headers. */
  readonly target: Target;
  stop(): Promise<void>;
}

/** A gateway to measure: a small module that starts it on the shop. It answers when `start` returns. */
export interface GatewayCandidate {
  readonly name: string;
  readonly title: string;
  start(setting: GatewaySetting): Promise<RunningGateway>;
}
