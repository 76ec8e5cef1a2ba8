import type { Text } from '@gezhi/kernel';

/** What the caller asked the report about. */
export interface ReportRequest {
  readonly area: string;
  /** A month, `YYYY-MM`. */
  readonly period: string;
  readonly language: 'en' | 'zh';
}

/** One table of a report. Cells are what a person reads; empty where nothing is known. */
export interface Section {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A report: a saved operation, its variables, and how its answer is laid out. */
export interface Report<Data = never> {
  readonly name: string;
  readonly title: Text;
  /** The saved operation of the gateway's examples, without its ending: report and IDE ask the same. */
  readonly operation: string;
  readonly variables: (request: ReportRequest) => object;
  /** For reading on a terminal. */
  readonly sections: (data: Data, request: ReportRequest) => readonly Section[];
  /** For further work: one flat record a figure or row. */
  readonly records: (
    data: Data,
    request: ReportRequest,
  ) => readonly Readonly<Record<string, unknown>>[];
}
