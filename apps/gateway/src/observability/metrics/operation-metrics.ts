import type { OperationTypeNode } from 'graphql';
import { GATEWAY_PROBLEMS } from '../../gateway-problems';
import { NamedOperations } from './named-operations';
import { Durations, Figures } from './series';
import type { DistributionSeries, Metric, Series } from './series';

/** How an operation ended: with data, with errors beside or instead of it, not executed, or by a fault of ours. */
export type OperationOutcome = 'OK' | 'ERRORS' | 'REFUSED' | 'FAILED';

/** Of what was refused before anybody knew what it is. */
export type OperationType = `${OperationTypeNode}` | 'unknown';

/** Figures of an operation that is asked often. */
export interface NamedSeries {
  readonly seconds: DistributionSeries;
  readonly byOutcome: Readonly<Record<OperationOutcome, Series>>;
}

/** What clients ask: operations, documents, subscriptions. No label is anything a client made up, but for the few names in use. */
export class OperationMetrics {
  private readonly operations = new Figures({
    name: 'gezhi_gateway_operations_total',
    help: 'Operations by type, outcome and, unless it is OK, the code of the first error.',
    type: 'counter',
    labels: ['type', 'outcome', 'code'],
  });
  private readonly seconds = new Durations({
    name: 'gezhi_gateway_operation_seconds',
    help: 'Time from a request having arrived to its answer being ready to send.',
    labels: ['type'],
  });
  private readonly named = new Figures({
    name: 'gezhi_gateway_named_operations_total',
    help: 'Operations asked often, by name and outcome; at most 50 names.',
    type: 'counter',
    labels: ['operation', 'outcome'],
  });
  private readonly namedSeconds = new Durations({
    name: 'gezhi_gateway_named_operation_seconds',
    help: 'Time of operations asked often, by name; at most 50 names.',
    labels: ['operation'],
  });
  private readonly documents = new Figures({
    name: 'gezhi_gateway_documents_total',
    help: 'Documents found in memory, or read for the first time.',
    type: 'counter',
    labels: ['result'],
  });
  private readonly refusedFields = new Figures({
    name: 'gezhi_gateway_operations_with_refused_fields_total',
    help: 'Operations that asked for fields their caller may not read.',
    type: 'counter',
  });
  private readonly begun = new Figures({
    name: 'gezhi_gateway_subscriptions_begun_total',
    help: 'Subscriptions that were begun.',
    type: 'counter',
  });
  private readonly events = new Figures({
    name: 'gezhi_gateway_subscription_events_total',
    help: 'Events passed to those who follow subscriptions.',
    type: 'counter',
  });
  readonly all: readonly Metric[] = [
    this.operations,
    this.seconds,
    this.named,
    this.namedSeconds,
    this.documents,
    this.refusedFields,
    this.begun,
    this.events,
  ];

  /** Figures of operations asked often. */
  readonly names = new NamedOperations<NamedSeries>((name) => ({
    seconds: this.namedSeconds.with(name),
    byOutcome: {
      OK: this.named.with(name, 'OK'),
      ERRORS: this.named.with(name, 'ERRORS'),
      REFUSED: this.named.with(name, 'REFUSED'),
      FAILED: this.named.with(name, 'FAILED'),
    },
  }));

  private readonly known = this.documents.with('known');
  private readonly read = this.documents.with('read');
  private readonly ok = {
    query: this.operations.with('query', 'OK', ''),
    mutation: this.operations.with('mutation', 'OK', ''),
    subscription: this.operations.with('subscription', 'OK', ''),
    unknown: this.operations.with('unknown', 'OK', ''),
  };
  private readonly time = {
    query: this.seconds.with('query'),
    mutation: this.seconds.with('mutation'),
    subscription: this.seconds.with('subscription'),
    unknown: this.seconds.with('unknown'),
  };
  private readonly eventSeries = this.events.with();

  ended(
    type: OperationType,
    outcome: OperationOutcome,
    code: string,
    milliseconds: number,
    named: NamedSeries | null,
  ): void {
    if (outcome === 'OK') this.ok[type].value += 1;
    else this.operations.with(type, outcome, knownCode(code)).value += 1;
    const seconds = milliseconds / 1_000;
    this.time[type].observe(seconds);
    if (named === null) return;
    named.byOutcome[outcome].value += 1;
    named.seconds.observe(seconds);
  }

  documentFound(isNew: boolean): void {
    (isNew ? this.read : this.known).value += 1;
  }

  fieldsRefused(): void {
    this.refusedFields.with().value += 1;
  }

  /** What came over a stream and was refused, or not begun by a fault of ours. */
  notFollowed(outcome: 'REFUSED' | 'FAILED', code: string): void {
    this.operations.with('subscription', outcome, knownCode(code)).value += 1;
  }

  followed(type: OperationType): void {
    this.ok[type].value += 1;
    if (type === 'subscription') this.begun.with().value += 1;
  }

  eventPassed(): void {
    this.eventSeries.value += 1;
  }
}

/** Departments may answer codes of their own, and a department that is not honest any number of them. */
function knownCode(code: string): string {
  return GATEWAY_PROBLEMS.find(code) === undefined ? 'OTHER' : code;
}
