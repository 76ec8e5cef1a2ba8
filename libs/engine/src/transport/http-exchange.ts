import type { Dispatcher } from 'undici';
import { readAnswer } from './subgraph-answer';
import type { SubgraphAnswer } from './subgraph-answer';
import { SubgraphError } from './subgraph-error';

export interface ExchangeOutcome {
  answered(answer: SubgraphAnswer): void;
  /** @param mayHelp asking again may help: the connection failed, not the subgraph */
  failed(error: SubgraphError, mayHelp: boolean): void;
}

/** One request on the wire and its answer, read to the end or to its limits. */
export class HttpExchange implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | null = null;
  private timer: NodeJS.Timeout;
  private status = 0;
  private contentType = '';
  private readonly chunks: Buffer[] = [];
  private bytes = 0;
  private ended = false;

  constructor(
    private readonly name: string,
    private readonly deadlineMilliseconds: number,
    private readonly answerLimit: number,
    private readonly outcome: ExchangeOutcome,
  ) {
    this.timer = this.startTimer();
  }

  /** Ends it without an outcome. */
  abandon(): void {
    if (this.end()) this.controller?.abort(new Error('abandoned'));
  }

  /** No time is counted until `resume`: it is the turn of whoever sends what is sent on. */
  hold(): void {
    clearTimeout(this.timer);
  }

  /** All of the time again. */
  resume(): void {
    clearTimeout(this.timer);
    if (!this.ended) this.timer = this.startTimer();
  }

  /** What was to be sent on did not come whole. */
  interrupt(cause: unknown): void {
    this.fail(new SubgraphError('UPLOAD_INTERRUPTED', this.name, 'not sent whole', cause), false);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.ended) controller.abort(new Error('abandoned'));
    this.controller = controller;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): void {
    this.status = status;
    this.contentType = String(headers['content-type'] ?? '');
    if (Number(headers['content-length'] ?? 0) > this.answerLimit) this.refuseSize();
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.ended) return;
    this.bytes += chunk.length;
    if (this.bytes > this.answerLimit) this.refuseSize();
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (!this.end()) return;
    const [first] = this.chunks;
    const body = this.chunks.length === 1 && first ? first : Buffer.concat(this.chunks, this.bytes);
    let answer: SubgraphAnswer;
    try {
      answer = readAnswer(this.name, this.status, this.contentType, body.toString('utf8'));
    } catch (error) {
      this.outcome.failed(this.subgraphError(error), false);
      return;
    }
    this.outcome.answered(answer);
  }

  onResponseError(_controller: Dispatcher.DispatchController, cause: Error): void {
    const detail = 'the connection failed';
    this.fail(new SubgraphError('SUBGRAPH_UNAVAILABLE', this.name, detail, cause), true);
  }

  private startTimer(): NodeJS.Timeout {
    const { deadlineMilliseconds: milliseconds, name } = this;
    return setTimeout(() => {
      const detail = `no answer within ${milliseconds} ms`;
      this.fail(new SubgraphError('SUBGRAPH_TIMEOUT', name, detail), false);
    }, milliseconds);
  }

  private refuseSize(): void {
    this.fail(new SubgraphError('SUBGRAPH_INVALID_ANSWER', this.name, 'answer too large'), false);
  }

  private subgraphError(error: unknown): SubgraphError {
    if (error instanceof SubgraphError) return error;
    return new SubgraphError('SUBGRAPH_INVALID_ANSWER', this.name, 'cannot be read', error);
  }

  private fail(error: SubgraphError, mayHelp: boolean): void {
    if (!this.end()) return;
    this.controller?.abort(error);
    this.outcome.failed(error, mayHelp);
  }

  private end(): boolean {
    if (this.ended) return false;
    this.ended = true;
    clearTimeout(this.timer);
    return true;
  }
}
