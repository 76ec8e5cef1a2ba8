import { ReadFigure } from './series';
import type { Metric } from './series';

/** What is read of a running gateway when figures are told. */
export interface GatewayState {
  /** Subscriptions that are followed. */
  followers(): number;
  reloads(): {
    readonly served: number;
    readonly refused: number;
    /** Of the last that was served. */
    readonly warmUpMilliseconds: number;
    /** Graphs that are exchanged and still finish what was asked of them. */
    readonly retiring: number;
  };
}

export interface TracingState {
  readonly begun: number;
  readonly passedOver: number;
  readonly sent: number;
  readonly lost: number;
}

export interface UsageState {
  readonly written: number;
  readonly dropped: number;
  readonly failures: number;
}

export function gatewayStateMetrics({ followers, reloads }: GatewayState): readonly Metric[] {
  return [
    gauge('gezhi_gateway_subscriptions', 'Subscriptions that are followed.', followers),
    counter(
      'gezhi_gateway_reloads_served_total',
      'Supergraphs that took the place of another while the gateway ran.',
      () => reloads().served,
    ),
    counter(
      'gezhi_gateway_reloads_refused_total',
      'Supergraphs that could not be served, so that the one before went on.',
      () => reloads().refused,
    ),
    gauge(
      'gezhi_gateway_reload_warm_up_seconds',
      'Time the last supergraph took to be made ready.',
      () => reloads().warmUpMilliseconds / 1_000,
    ),
    gauge(
      'gezhi_gateway_graphs_retiring',
      'Exchanged graphs that still finish what was asked of them.',
      () => reloads().retiring,
    ),
  ];
}

export function tracingMetrics(state: TracingState): readonly Metric[] {
  return [
    counter('gezhi_traces_begun_total', 'Operations that are traced.', () => state.begun),
    counter(
      'gezhi_traces_passed_over_total',
      'Operations that were not traced because too many were in one second.',
      () => state.passedOver,
    ),
    counter('gezhi_spans_sent_total', 'Spans the collector took.', () => state.sent),
    counter('gezhi_spans_lost_total', 'Spans the collector did not take.', () => state.lost),
  ];
}

export function usageMetrics(state: UsageState): readonly Metric[] {
  return [
    counter('gezhi_usage_written_total', 'Uses of operations written down.', () => state.written),
    counter(
      'gezhi_usage_dropped_total',
      'Uses let go of: too many operations and applications, or the database away too long.',
      () => state.dropped,
    ),
    counter(
      'gezhi_usage_failures_total',
      'Attempts to write down usage that failed.',
      () => state.failures,
    ),
  ];
}

function counter(name: string, help: string, read: () => number): Metric {
  return new ReadFigure({ name, help, type: 'counter' }, read);
}

function gauge(name: string, help: string, read: () => number): Metric {
  return new ReadFigure({ name, help, type: 'gauge' }, read);
}
