import type { EngineObserver, FetchOutcome, GraphState, PlanOutcome } from '@gezhi/engine';
import { Durations, Figures, ReadFigure } from './series';
import type { DistributionSeries, Metric, Series } from './series';

/** Figures of one subgraph, found once. */
interface SubgraphSeries {
  readonly answered: Series;
  readonly seconds: DistributionSeries;
  readonly shared: Series;
  readonly retried: Series;
  readonly breaker: Series;
}

/** What the engine does: plans, and requests to subgraphs. Labels are names of the supergraph and our own codes. */
export class EngineMetrics implements EngineObserver {
  private readonly graphs = new Set<GraphState>();
  private readonly bySubgraph = new Map<string, SubgraphSeries>();

  private readonly fetches = new Figures({
    name: 'gezhi_engine_fetches_total',
    help: 'Requests to subgraphs by how they ended, however many waited for each.',
    type: 'counter',
    labels: ['subgraph', 'outcome'],
  });
  private readonly fetchSeconds = new Durations({
    name: 'gezhi_engine_fetch_seconds',
    help: 'Time from asking a subgraph to its whole answer, a second attempt included.',
    labels: ['subgraph'],
  });
  private readonly shared = new Figures({
    name: 'gezhi_engine_fetches_shared_total',
    help: 'Questions that joined an equal request under way instead of being sent.',
    type: 'counter',
    labels: ['subgraph'],
  });
  private readonly retried = new Figures({
    name: 'gezhi_engine_fetches_retried_total',
    help: 'Queries sent once more because their connection broke.',
    type: 'counter',
    labels: ['subgraph'],
  });
  private readonly breakers = new Figures({
    name: 'gezhi_engine_breaker_open',
    help: '1 while a subgraph that kept failing is left alone, 0 otherwise.',
    type: 'gauge',
    labels: ['subgraph'],
  });
  private readonly plans = new Figures({
    name: 'gezhi_engine_plans_total',
    help: 'Operations that had to be planned, by outcome.',
    type: 'counter',
    labels: ['outcome'],
  });
  private readonly planSeconds = new Durations({
    name: 'gezhi_engine_plan_seconds',
    help: 'Time from asking for a plan to having it or being refused, waiting included.',
  });
  private readonly found = new Figures({
    name: 'gezhi_engine_plans_found_total',
    help: 'New documents whose plan was known already.',
    type: 'counter',
  });
  private readonly foundSeries = this.found.with();

  readonly all: readonly Metric[] = [
    this.fetches,
    this.fetchSeconds,
    this.shared,
    this.retried,
    this.breakers,
    this.plans,
    this.planSeconds,
    this.found,
    this.gauge(
      'plans_waiting',
      'Operations that wait for a plan.',
      ({ plansWaiting }) => plansWaiting,
    ),
    this.gauge('plans_kept', 'Plans kept in memory.', ({ plansKept }) => plansKept),
    this.gauge(
      'plan_bytes',
      'Memory the kept plans take, by estimate.',
      ({ planBytes }) => planBytes,
    ),
  ];

  graphOpened(state: GraphState): void {
    this.graphs.add(state);
  }

  graphClosed(state: GraphState): void {
    this.graphs.delete(state);
  }

  planFound(): void {
    this.foundSeries.value += 1;
  }

  planned(outcome: PlanOutcome, milliseconds: number): void {
    this.plans.with(outcome).value += 1;
    this.planSeconds.with().observe(milliseconds / 1_000);
  }

  fetchEnded(service: string, outcome: FetchOutcome, milliseconds: number, isOpen: boolean): void {
    const series = this.of(service);
    if (outcome === 'OK') series.answered.value += 1;
    else this.fetches.with(service, outcome).value += 1;
    // What was not sent took no time, and would make a subgraph that is down look quick.
    if (outcome !== 'NOT_ASKED') series.seconds.observe(milliseconds / 1_000);
    series.breaker.value = isOpen ? 1 : 0;
  }

  fetchShared(service: string): void {
    this.of(service).shared.value += 1;
  }

  fetchRetried(service: string): void {
    this.of(service).retried.value += 1;
  }

  private of(service: string): SubgraphSeries {
    const known = this.bySubgraph.get(service);
    if (known !== undefined) return known;
    const made: SubgraphSeries = {
      answered: this.fetches.with(service, 'OK'),
      seconds: this.fetchSeconds.with(service),
      shared: this.shared.with(service),
      retried: this.retried.with(service),
      breaker: this.breakers.with(service),
    };
    this.bySubgraph.set(service, made);
    return made;
  }

  /** Over all graphs that are served: while one replaces another there are two. */
  private gauge(name: string, help: string, read: (state: GraphState) => number): Metric {
    const sum = () => [...this.graphs].reduce((all, state) => all + read(state), 0);
    return new ReadFigure({ name: `gezhi_engine_${name}`, help, type: 'gauge' }, sum);
  }
}
