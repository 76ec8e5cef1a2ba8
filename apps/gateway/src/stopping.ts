import type { GatewayEnvironment } from './environment';

/** In production somebody chooses among several gateways, and looks at their readiness every few seconds. */
const PRODUCTION = { noticeMilliseconds: 5_000, drainMilliseconds: 10_000 };
/** Elsewhere somebody waits for Ctrl-C. */
const ELSEWHERE = { noticeMilliseconds: 0, drainMilliseconds: 3_000 };

/** How long a gateway that is asked to stop is still reachable, and then how long it finishes what is under way. */
export function stopping({
  NODE_ENV,
  STOP_NOTICE_MILLISECONDS: notice,
  STOP_DRAIN_MILLISECONDS: drain,
}: Pick<GatewayEnvironment, 'NODE_ENV' | 'STOP_NOTICE_MILLISECONDS' | 'STOP_DRAIN_MILLISECONDS'>): {
  readonly noticeMilliseconds: number;
  readonly drainMilliseconds: number;
} {
  const usual = NODE_ENV === 'production' ? PRODUCTION : ELSEWHERE;
  return {
    noticeMilliseconds: notice ?? usual.noticeMilliseconds,
    drainMilliseconds: drain ?? usual.drainMilliseconds,
  };
}
