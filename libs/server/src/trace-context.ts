import type { IncomingMessage } from 'node:http';
import { randomText } from '@gezhi/kernel';

/** Where a request stands in a trace (W3C Trace Context, level 1). */
export interface TraceContext {
  /** 32 hex digits, the same in every process a request passes through. */
  readonly traceId: string;
  /** 16 hex digits: this process's part of the work. */
  readonly spanId: string;
  /** The part of the work we were called from; null where nobody before us told a trace. */
  readonly parentId: string | null;
  /** Whether the caller records the trace. */
  readonly sampled: boolean;
}

const TRACEPARENT =
  /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** Continues the trace a `traceparent` header names, or begins a new one when there is none to believe. */
export function continueTrace(traceparent: string | undefined): TraceContext {
  const [, traceId, parentId, flags, extra] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  const spanId = randomText(8, 'hex');
  if (traceId === undefined || (extra !== undefined && traceparent?.startsWith('00'))) {
    return { traceId: randomText(16, 'hex'), spanId, parentId: null, sampled: false };
  }
  const sampled = (Number.parseInt(flags ?? '0', 16) & 1) === 1;
  return { traceId, spanId, parentId: parentId ?? null, sampled };
}

const TRACE = Symbol('trace');

declare module 'node:http' {
  interface IncomingMessage {
    [TRACE]?: TraceContext;
  }
}

/** The trace of a request, the same each time it is asked for. */
export function traceOf(request: IncomingMessage): TraceContext {
  const { traceparent } = request.headers;
  request[TRACE] ??= continueTrace(typeof traceparent === 'string' ? traceparent : undefined);
  return request[TRACE];
}

/** The `traceparent` header to send on: we are the parent of what the next process does. */
export function traceparentOf({ traceId, spanId, sampled }: TraceContext): string {
  return `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;
}
