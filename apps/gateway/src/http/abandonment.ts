import type { Cancellation, CancellationListener } from '@gezhi/engine';

/**
 * Tells that nobody waits for an answer any more. Every request has one and nearly none uses it, so it costs two
 * fields and not an AbortController with its EventTarget.
 */
export class Abandonment implements Cancellation {
  aborted = false;
  private listeners: CancellationListener[] | null = null;

  addEventListener(_type: 'abort', listener: CancellationListener): void {
    if (this.listeners === null) this.listeners = [listener];
    else this.listeners.push(listener);
  }

  removeEventListener(_type: 'abort', listener: CancellationListener): void {
    const { listeners } = this;
    if (listeners === null) return;
    if (listeners.length === 1 && listeners[0] === listener) this.listeners = null;
    else this.listeners = listeners.filter((each) => each !== listener);
  }

  abort(): void {
    if (this.aborted) return;
    this.aborted = true;
    const listeners = this.listeners ?? [];
    this.listeners = null;
    for (const listener of listeners) listener.handleEvent();
  }
}
