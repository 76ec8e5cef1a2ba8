import { authorise } from '@gezhi/identity';
import type { LocalDate, Result } from '@gezhi/kernel';
import { isId, localDateOf, ok } from '@gezhi/kernel';
import type { UseCase } from '@gezhi/workflow';
import { DISPATCH_PERMISSIONS } from '../../domain/dispatch/dispatch.permissions';
import type { DispatchBook } from '../../domain/dispatch/dispatch-plan.rules';
import { factsAt } from '../../domain/dispatch/dispatch-facts';
import { planDispatch } from '../../domain/dispatch/dispatch-plan.rules';
import { workAreaOf } from '../../domain/event/event.rules';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { MatterList } from '../../domain/matter-list/matter-list.entity';
import { workCalendar } from '../calendar/work-calendar';
import { withItems, withRules } from '../matter-list/find-lists';
import { bookWithin } from './dispatch-book';

/** Events that would go elsewhere are shown up to this number; all are counted. */
const MOST_SHOWN = 50;

/** An event that a draft would send to somebody else. */
export interface ChangedRoute {
  readonly event: GovEvent;
  /** Null: nobody, a dispatcher would be asked. */
  readonly before: string | null;
  readonly after: string | null;
  readonly ruleCode: string | null;
}

export interface Rehearsal {
  readonly tried: number;
  readonly changed: number;
  /** Of the changed ones, those that nobody would be named for. */
  readonly undecided: number;
  readonly routes: readonly ChangedRoute[];
}

/**
 * Tries a draft of rules or of the catalogue on the last events that were dispatched in its area (规则试运行): how many
 * would go elsewhere than they would by what is in force. Nothing is changed.
 */
export async function rehearse(
  { actor, clock, database }: UseCase,
  listId: string,
  last: number,
): Promise<Result<Rehearsal | null>> {
  const { manager } = database;
  const draft = isId(listId) ? await manager.findOneBy(MatterList, { id: listId }) : null;
  if (!draft || !['DISPATCH_RULES', 'DISPATCH_CATALOGUE'].includes(draft.kind)) return ok(null);
  const allowed = authorise(actor, DISPATCH_PERMISSIONS, 'dispatch.rehearse', draft);
  if (!allowed.ok) return allowed;
  const today: LocalDate = localDateOf(clock.now());
  const book = await bookWithin(manager, draft.areaCode, today);
  const next = await withDraft(book, draft);
  const events = await manager
    .createQueryBuilder(GovEvent, 't')
    .where('t.areaCode >= :from AND t.areaCode < :below', {
      from: draft.areaCode,
      below: `${draft.areaCode}~`,
    })
    .andWhere('t.dispatchedAt IS NOT NULL AND t.categoryCode IS NOT NULL AND t.parentId IS NULL')
    .orderBy('t.reportedAt', 'DESC')
    .limit(last)
    .getMany();
  const calendar = await workCalendar({ manager });
  const changed = events.flatMap((event): ChangedRoute[] => {
    const at = event.dispatchedAt ?? event.reportedAt;
    const facts = factsAt(event, at, calendar.isWorkday(localDateOf(at)), workAreaOf(event));
    const [before, after] = [planDispatch(book, facts), planDispatch(next, facts)];
    const [was, is] = [before.lead?.id ?? null, after.lead?.id ?? null];
    return was === is
      ? []
      : [{ event, before: was, after: is, ruleCode: after.rule?.code ?? null }];
  });
  return ok({
    tried: events.length,
    changed: changed.length,
    undecided: changed.filter(({ after }) => after === null).length,
    routes: changed.slice(0, MOST_SHOWN),
  });

  async function withDraft(from: DispatchBook, list: MatterList): Promise<DispatchBook> {
    const others = <L extends { readonly list: MatterList }>(lists: readonly L[]) =>
      lists.filter((each) => each.list.areaCode !== list.areaCode);
    return list.kind === 'DISPATCH_RULES'
      ? { ...from, ruleSets: [...others(from.ruleSets), ...(await withRules(manager, [list]))] }
      : {
          ...from,
          catalogues: [...others(from.catalogues), ...(await withItems(manager, [list], null))],
        };
  }
}
