import type { DemoTable } from '@gezhi/city';
import { demoTable } from '@gezhi/city';
import {
  Dispute,
  DisputeTransition,
  MediationSession,
} from '../../../domain/dispute/dispute.entity';
import { CaseLink } from '../../../domain/link/case-link.entity';
import { EventReporter } from '../../../domain/merge/event-reporter.entity';
import {
  SecretaryOrder,
  SecretaryOrderTransition,
} from '../../../domain/secretary-order/secretary-order.entity';
import { SuggestionAnswer } from '../../../domain/suggestion/suggestion-answer.entity';
import type { CaseWork } from './case-work-rows';
import { caseLinks } from './case-links';
import type { EventLife } from './event-life';

/** What hangs on the events of the year; the lives are noted while events are told, and read after that. */
export function caseTables(lives: readonly EventLife[]): readonly DemoTable[] {
  const work = <Row>(rows: (of: CaseWork) => readonly Row[]) =>
    each(lives, (life) => rows(life.work));
  return [
    demoTable(
      EventReporter,
      each(lives, ({ aftermath }) => aftermath?.reporters ?? []),
    ),
    demoTable(
      SecretaryOrder,
      work(({ orders }) => orders),
    ),
    demoTable(
      SecretaryOrderTransition,
      work(({ orderSteps }) => orderSteps),
    ),
    demoTable(
      Dispute,
      work(({ disputes }) => disputes),
    ),
    demoTable(
      DisputeTransition,
      work(({ disputeSteps }) => disputeSteps),
    ),
    demoTable(
      MediationSession,
      work(({ sessions }) => sessions),
    ),
    demoTable(
      SuggestionAnswer,
      work(({ answers }) => answers),
    ),
    demoTable(CaseLink, each(lives, caseLinks)),
  ];
}

export function hasRows({ orders, disputes, answers }: CaseWork): boolean {
  return orders.length + disputes.length + answers.length > 0;
}

function* each<Row>(
  lives: readonly EventLife[],
  rows: (of: EventLife) => Iterable<Row>,
): Generator<Row> {
  for (const life of lives) yield* rows(life);
}
