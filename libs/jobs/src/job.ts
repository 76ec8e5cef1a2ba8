import type { Actor, Role } from '@gezhi/identity';
import type { Clock } from '@gezhi/kernel';
import type { Database } from '@gezhi/persistence';
import type { Logger } from '@gezhi/server';
import { checkSchedule } from './schedule';

/** One run of a job, as it is tried for the first time or again. */
export interface JobRun {
  readonly id: string;
  readonly name: string;
  /** 1 the first time. */
  readonly attempt: number;
  /** The moment the schedule names, however late the run begins; for a run asked for by hand, when it was asked for. */
  readonly startedFor: Date;
}

/** What a run is given. A use case takes it as it is: it has the actor, the clock and the database of one. */
export interface JobContext {
  /** `job:<name>`, with the roles and areas of the definition and nothing else. */
  readonly actor: Actor;
  readonly clock: Clock;
  readonly database: Database;
  readonly logger: Logger;
  /** Aborts when the process stops or the run took too long: stop at the next safe place; the rest is run again. */
  readonly signal: AbortSignal;
  readonly job: JobRun;
}

/** How often and how long a job is tried. */
export interface JobLimits {
  /** Attempts after the first. 6 unless told. The last one that fails parks the run. */
  readonly retries?: number;
  /** Seconds before the second attempt, doubled with each one after it, up to 15 minutes. 2 unless told. */
  readonly retryDelay?: number;
  /** Seconds after which a run is given up and tried again. 3,600 unless told. */
  readonly longestRun?: number;
}

/** Work that nobody asks for at the moment it is done. It is run at least once, so running it again must change nothing. */
export interface JobDefinition<Data extends object = object> {
  /** Unique in its subgraph: `retention`. */
  readonly name: string;
  /** What it does for whom; shown where jobs are listed. */
  readonly description: string;
  /** When it runs: five fields of cron, Asia/Shanghai. Left out, it runs when it is asked for. */
  readonly schedule?: string;
  /**
   * What a schedule that nobody was there to keep is worth: `ONCE` (unless told) makes up for it with a single run,
   * however many were missed; `SKIP` waits for the next.
   */
  readonly catchUp?: 'ONCE' | 'SKIP';
  /** What the run may do, and where. None unless told: row rules then show it nothing but what is published. */
  readonly roles?: readonly Role[];
  readonly areas?: readonly string[];
  /** `WHOLE` for work through every row of the department, whoever may see it; `OWN` unless told. */
  readonly rows?: 'OWN' | 'WHOLE';
  readonly limits?: JobLimits;
  /**
   * Does the work. What it answers is logged and kept with the run: counts and codes, never what people wrote.
   * Throws when it should be tried again.
   */
  run(context: JobContext, data: Data): Promise<object | void>;
}

const NAME = /^[a-z][a-z0-9-]{0,39}$/;

/** Declares a job. Throws at start-up when its name or schedule cannot be used. */
export function defineJob<Data extends object = object>(
  definition: JobDefinition<Data>,
): JobDefinition<Data> {
  if (!NAME.test(definition.name)) throw new Error(`"${definition.name}" cannot name a job`);
  if (definition.schedule !== undefined) checkSchedule(definition.schedule);
  return definition;
}

/** As whom a job acts: itself, in no organisation, on duty (PIPL art. 13 and 34). */
export function actorOf({ name, roles = [], areas = [] }: JobDefinition): Actor {
  return {
    subject: `job:${name}`,
    name: `Job ${name}`,
    organizationId: null,
    roles,
    areas,
    scopes: [],
    purpose: 'STATUTORY_DUTY',
    caseNumber: null,
  };
}
