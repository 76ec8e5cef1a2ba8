import type { Worker } from 'node:worker_threads';
import type { QueryPlan } from '@apollo/query-planner';
import { GraphQLError } from 'graphql';
import { PlanRefusedError } from './planner';
import type { Planner } from './planner';
import { startPlanWorker } from './start-plan-worker';

export interface WorkerPlannerOptions {
  /** Processor time one plan may take. Default 250. */
  readonly deadlineMilliseconds?: number;
  /** Operations that may wait for the thread; one more is refused. Default 200. */
  readonly longestQueue?: number;
}

interface Job {
  readonly operation: string;
  readonly resolve: (plan: QueryPlan) => void;
  readonly reject: (error: Error) => void;
}

type Answer =
  | { readonly ready: true }
  | { readonly plan: QueryPlan }
  | { readonly refused: boolean; readonly message: string };

const DEADLINE_MILLISECONDS = 250;
const LONGEST_QUEUE = 200;

/** On a machine with no time for the thread, this many deadlines by the clock are the end all the same. */
const MOST_DEADLINES = 20;

/** Starts that may fail in a row before the planner gives up on its thread. */
const MOST_FAILED_STARTS = 3;

/**
 * Plans in a thread of its own, one operation at a time, so that an operation made to keep a planner
 * busy keeps nothing else busy. One that takes longer than the deadline is refused and its thread
 * replaced.
 */
export class WorkerPlanner implements Planner {
  private readonly queue: Job[] = [];
  private worker: Worker | null = null;
  private isReady = false;
  private current: Job | null = null;
  private timer: NodeJS.Timeout | undefined;
  private failedStarts = 0;
  private closed = false;
  private readonly firstStart = Promise.withResolvers<void>();

  constructor(
    private readonly supergraphSdl: string,
    private readonly options: WorkerPlannerOptions = {},
  ) {
    // Nobody need ask.
    this.firstStart.promise.catch(() => undefined);
    this.start();
  }

  ready(): Promise<void> {
    return this.firstStart.promise;
  }

  plan(operation: string): Promise<QueryPlan> {
    if (this.closed) return Promise.reject(new PlanRefusedError('PLANNER_BUSY'));
    if (this.queue.length >= (this.options.longestQueue ?? LONGEST_QUEUE)) {
      return Promise.reject(new PlanRefusedError('PLANNER_BUSY'));
    }
    return new Promise((resolve, reject) => {
      this.queue.push({ operation, resolve, reject });
      if (this.worker === null) this.start();
      this.next();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    this.firstStart.reject(new Error('The planner was closed.'));
    this.current?.reject(new PlanRefusedError('PLANNER_BUSY'));
    this.current = null;
    this.refuseAll();
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }

  private start(): void {
    const worker = startPlanWorker(this.supergraphSdl);
    this.worker = worker;
    this.isReady = false;
    worker.unref();
    worker.on('message', (answer: Answer) => this.heard(worker, answer));
    worker.on('error', (error) => this.lost(worker, error));
    worker.on('exit', () => this.lost(worker));
  }

  private heard(worker: Worker, answer: Answer): void {
    if (worker !== this.worker) return;
    if ('ready' in answer) {
      this.isReady = true;
      this.failedStarts = 0;
      this.firstStart.resolve();
    } else {
      const job = this.finish();
      if ('plan' in answer) job?.resolve(answer.plan);
      else
        job?.reject(answer.refused ? new GraphQLError(answer.message) : new Error(answer.message));
    }
    this.next();
  }

  /** The thread ended by itself: out of memory, or it could not start at all. */
  private lost(worker: Worker, cause?: unknown): void {
    if (worker !== this.worker) return;
    this.worker = null;
    if (!this.isReady) {
      this.failedStarts += 1;
      this.firstStart.reject(cause instanceof Error ? cause : new Error('The thread ended.'));
    }
    this.finish()?.reject(new PlanRefusedError('OPERATION_TOO_COMPLEX'));
    if (this.failedStarts >= MOST_FAILED_STARTS) this.refuseAll();
    else if (this.queue.length > 0) this.start();
  }

  private next(): void {
    if (!this.isReady || this.current !== null || this.worker === null) return;
    const job = this.queue.shift();
    if (job === undefined) return;
    this.current = job;
    this.worker.ref();
    this.worker.postMessage(job.operation);
    void this.watch(this.worker, job);
  }

  private finish(): Job | null {
    clearTimeout(this.timer);
    const job = this.current;
    this.current = null;
    this.worker?.unref();
    return job;
  }

  /** Counts the thread's processor time, so that a busy machine refuses nobody. */
  private async watch(worker: Worker, job: Job): Promise<void> {
    const limit = this.options.deadlineMilliseconds ?? DEADLINE_MILLISECONDS;
    const before = await worker.cpuUsage().catch(() => null);
    for (let deadlines = 1; this.current === job; deadlines += 1) {
      await new Promise<void>((resolve) => {
        this.timer = setTimeout(resolve, limit);
      });
      if (this.current !== job) return;
      const used = before && (await worker.cpuUsage(before).catch(() => null));
      if (this.current !== job) return;
      const spent = used === null ? limit : (used.user + used.system) / 1000;
      if (spent >= limit || deadlines >= MOST_DEADLINES) return this.replace(worker);
    }
  }

  private replace(worker: Worker): void {
    const job = this.finish();
    this.worker = null;
    this.start();
    void worker.terminate();
    job?.reject(new PlanRefusedError('OPERATION_TOO_COMPLEX'));
  }

  private refuseAll(): void {
    for (const job of this.queue.splice(0)) job.reject(new PlanRefusedError('PLANNER_BUSY'));
  }
}
