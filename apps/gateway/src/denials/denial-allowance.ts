import { MOST_COORDINATES } from './denial-report';
import type { DenialReport } from './denial-report';

export interface AllowanceOptions {
  /** Entries a subject may cause in one minute. Default 60. */
  readonly entriesPerMinute?: number;
  /** Subjects remembered at a time; the longest known is settled before another is added. Default 10,000. */
  readonly subjects?: number;
  /** Told what was left out of somebody's minute. */
  readonly onLeftOut: (report: DenialReport) => void;
}

interface Spent {
  entries: number;
  leftOut: number;
  /** Some of what was left out. */
  readonly coordinates: Set<string>;
  /** The last report of which something was left out. */
  latest: DenialReport;
}

/** Keeps one caller from filling the trail of a department: beyond so many entries a minute there is only their number. */
export class DenialAllowance {
  private readonly bySubject = new Map<string, Spent>();

  constructor(private readonly options: AllowanceOptions) {}

  /** What of a report is told now; null when nothing is left of it. */
  admit(report: DenialReport): DenialReport | null {
    const spent = this.spentBy(report);
    const left = Math.max(0, (this.options.entriesPerMinute ?? 60) - spent.entries);
    const told = report.coordinates.slice(0, Math.min(left, MOST_COORDINATES));
    const rest = report.coordinates.slice(told.length);
    spent.entries += told.length;
    if (rest.length > 0) {
      spent.leftOut += rest.length;
      spent.latest = report;
      for (const coordinate of rest) {
        if (spent.coordinates.size < MOST_COORDINATES) spent.coordinates.add(coordinate);
      }
    }
    return told.length === 0 ? null : { ...report, coordinates: told };
  }

  /** The minute is over: tells what was left out of it, and everybody may again. */
  beginMinute(): void {
    for (const subject of this.bySubject.keys()) this.settle(subject);
  }

  private spentBy(report: DenialReport): Spent {
    const { subject } = report.caller.actor;
    const known = this.bySubject.get(subject);
    if (known) return known;
    if (this.bySubject.size >= (this.options.subjects ?? 10_000)) {
      const [longestKnown] = this.bySubject.keys();
      if (longestKnown !== undefined) this.settle(longestKnown);
    }
    const spent = { entries: 0, leftOut: 0, coordinates: new Set<string>(), latest: report };
    this.bySubject.set(subject, spent);
    return spent;
  }

  private settle(subject: string): void {
    const spent = this.bySubject.get(subject);
    this.bySubject.delete(subject);
    if (!spent || spent.leftOut === 0) return;
    const { latest, leftOut, coordinates } = spent;
    this.options.onLeftOut({ caller: latest.caller, coordinates: [...coordinates], leftOut });
  }
}
