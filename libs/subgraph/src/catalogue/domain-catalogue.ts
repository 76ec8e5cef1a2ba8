import type { CodeList, ProblemCatalogue, StateMachine, Text } from '@gezhi/kernel';
import { COMMON_PROBLEMS } from '@gezhi/kernel';
import type { MetricCatalogue } from '@gezhi/metrics';
import type { Dataset } from '../sharing/dataset';
import type { CodeLabel, DomainCatalogueType } from './catalogue.type';

/** What a domain defines as data. */
export interface DomainDefinitions {
  readonly problems: ProblemCatalogue;
  readonly metrics: MetricCatalogue;
  readonly machines: readonly StateMachine[];
  readonly codeLists: readonly CodeList[];
  /** The rows it shares by grant; none when left out. */
  readonly datasets?: readonly Dataset[];
  /** What it may tell people, and in which words; see @gezhi/notifications. */
  readonly notifications?: readonly ToldKind[];
}

/** A kind of notification as the catalogue shows it. */
export interface ToldKind {
  readonly code: string;
  readonly subject: Text;
  readonly text: Text;
}

/** The definitions as the graph serves them. */
export function domainCatalogue(definitions: DomainDefinitions): DomainCatalogueType {
  const problems = [COMMON_PROBLEMS, definitions.problems].flatMap((each) =>
    Object.values(each.definitions),
  );
  return {
    metrics: definitions.metrics.definitions.map((metric) => ({
      ...metric,
      caution: metric.caution ?? null,
      target: metric.target ?? null,
    })),
    datasets: (definitions.datasets ?? []).map(({ key, title, description, fields }) => ({
      key,
      title,
      description,
      fields: Object.keys(fields),
    })),
    notifications: (definitions.notifications ?? []).map(({ code, subject, text }) => ({
      code,
      subject,
      text,
    })),
    codeLists: definitions.codeLists.map(({ name, title, labels }) => ({
      name,
      title,
      codes: labelled(labels),
    })),
    stateMachines: definitions.machines.map((machine) => ({
      name: machine.name,
      initial: [...machine.initial],
      states: labelled(machine.states),
      actions: labelled(machine.actions),
      transitions: machine.transitions.map(({ from, action, to, guard }) => ({
        from: [...from],
        action,
        to,
        guard: guard ?? null,
      })),
    })),
    problems: problems.map(({ code, kind, message, meaning, source }) => ({
      code,
      kind,
      message,
      meaning,
      source: source ?? null,
    })),
  };
}

function labelled(labels: Readonly<Record<string, Text>>): CodeLabel[] {
  return Object.entries(labels).map(([code, label]) => ({ code, label }));
}
