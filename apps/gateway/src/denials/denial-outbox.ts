import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@gezhi/server';
import type { DenialReport } from './denial-report';
import type { DenialPost } from './post-denials';

export interface OutboxOptions {
  /** Name of the department. */
  readonly name: string;
  readonly post: DenialPost;
  readonly logger: Pick<Logger, 'warn'>;
  /** Reports that wait at most; beyond, the oldest is dropped. Default 1,000. */
  readonly capacity?: number;
  /** How long a department that cannot record is left alone. Default 1,000. */
  readonly pauseMilliseconds?: number;
}

/**
 * Reports on their way to one department, one at a time and in order. While the department is away they wait, and
 * memory stays bounded: the oldest go first. A report whose connection broke under way is sent once more.
 */
export class DenialOutbox {
  private readonly waiting: DenialReport[] = [];
  private readonly closing = new AbortController();
  private working: Promise<void> | null = null;
  private dropped = 0;

  constructor(private readonly options: OutboxOptions) {}

  /** Returns at once: whoever is being answered does not wait for this. */
  add(report: DenialReport): void {
    this.waiting.push(report);
    this.trim();
    this.working ??= this.work();
  }

  /** Says in the log how many were dropped since it was asked last. */
  tellDropped(): void {
    const { dropped, options } = this;
    if (dropped === 0) return;
    this.dropped = 0;
    options.logger.warn({ subgraph: options.name, dropped }, 'denials dropped, not in the trail');
  }

  /** Sends what waits as far as the department and the time allow; what is left then is dropped. */
  async close(milliseconds: number): Promise<void> {
    this.closing.abort();
    await Promise.race([this.working, pause(milliseconds, undefined, { ref: false })]);
    this.drop(this.waiting.length);
    await this.options.post.close();
    await this.working;
    this.tellDropped();
  }

  private async work(): Promise<void> {
    await nextTurn();
    for (let report = this.waiting.shift(); report; report = this.waiting.shift()) {
      const delivery = await this.deliver(report);
      if (delivery === 'LATER' && !this.closing.signal.aborted) {
        this.waiting.unshift(report);
        this.trim();
        await this.rest();
      } else if (delivery !== 'RECORDED') {
        this.tellLost(report, delivery);
        if (delivery === 'LATER') this.drop(this.waiting.length);
      }
    }
    this.working = null;
  }

  private async deliver(report: DenialReport) {
    const { post } = this.options;
    const delivery = await post.send(report);
    return delivery === 'BROKEN' ? post.send(report) : delivery;
  }

  private async rest(): Promise<void> {
    const { signal } = this.closing;
    const milliseconds = this.options.pauseMilliseconds ?? 1_000;
    await pause(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
  }

  private trim(): void {
    this.drop(this.waiting.length - (this.options.capacity ?? 1_000));
  }

  private drop(count: number): void {
    if (count > 0) this.dropped += this.waiting.splice(0, count).length;
  }

  private tellLost({ caller, coordinates, leftOut }: DenialReport, delivery: string): void {
    const { name, logger } = this.options;
    const { actor, traceparent } = caller;
    logger.warn(
      { subgraph: name, subject: actor.subject, traceparent, coordinates, leftOut, delivery },
      'denial not in the trail',
    );
  }
}
