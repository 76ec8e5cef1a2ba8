import type { NotificationDraft, NotificationKind } from '@gezhi/notifications';
import { notifyAll } from '@gezhi/notifications';
import type { ObjectChange, UnitOfWork } from '@gezhi/persistence';
import { touch } from '@gezhi/persistence';
import { EventEscalation } from '../../domain/escalation/event-escalation.entity';
import type { EventWatch } from '../../domain/escalation/event-watch.entity';
import { GovEventTransition } from '../../domain/event/gov-event-transition.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';

/** What a batch has to write, collected so that each table is one statement however many events there are. */
export interface Acts {
  readonly events: Set<GovEvent>;
  readonly escalations: EventEscalation[];
  readonly steps: GovEventTransition[];
  readonly changes: ObjectChange[];
  readonly told: { readonly kind: NotificationKind; readonly draft: NotificationDraft }[];
  readonly watches: EventWatch[];
  resumed: number;
  moved: number;
}

export function noActs(): Acts {
  return {
    events: new Set(),
    escalations: [],
    steps: [],
    changes: [],
    told: [],
    watches: [],
    resumed: 0,
    moved: 0,
  };
}

/** Writes what a batch did: at most five statements. */
export async function writeActs(uow: UnitOfWork, acts: Acts): Promise<void> {
  const { manager, now } = uow;
  const insert = (entity: typeof EventEscalation | typeof GovEventTransition, rows: object[]) =>
    manager.createQueryBuilder().insert().into(entity).values(rows).updateEntity(false).execute();
  if (acts.escalations.length > 0) await insert(EventEscalation, acts.escalations);
  if (acts.steps.length > 0) await insert(GovEventTransition, acts.steps);
  await notifyAll(uow, acts.told);
  if (acts.events.size > 0) {
    for (const event of acts.events) touch(event, now);
    await manager.query(UPDATE_EVENTS, [JSON.stringify([...acts.events].map(changed))]);
  }
  // After the events, whose change sets their watch back.
  await manager.query(UPDATE_WATCHES, [JSON.stringify(acts.watches)]);
  uow.changes.push(...acts.changes);
}

/** What a sweep can change of an event. */
function changed(event: GovEvent): object {
  const { id, state, flags, leadOrganizationId, assistOrganizationIds, suspendedUntil } = event;
  const { dueAt, approachesAt, pausedTotal, pausedAt, covered } = event.deadline ?? {};
  const { updatedAt, version, dispatchBasis, dispatchCatalogueId, returnUsed } = event;
  return {
    ...{ id, state, flags, leadOrganizationId, assistOrganizationIds, suspendedUntil },
    ...{ dueAt, approachesAt, pausedTotal, pausedAt, covered, updatedAt, version },
    ...{ dispatchBasis, dispatchCatalogueId, returnUsed },
    suggestedOrganizationId: event.suggestedOrganizationId,
  };
}

const UPDATE_EVENTS = `UPDATE gov_event e SET state = x.state, flags = x.flags,
    lead_organization_id = x."leadOrganizationId", assist_organization_ids = x."assistOrganizationIds",
    suspended_until = x."suspendedUntil", deadline_due_at = x."dueAt", deadline_approaches_at = x."approachesAt",
    deadline_paused_total = x."pausedTotal", deadline_paused_at = x."pausedAt", deadline_covered = x.covered,
    dispatch_basis = x."dispatchBasis", dispatch_catalogue_id = x."dispatchCatalogueId",
    return_used = x."returnUsed", suggested_organization_id = x."suggestedOrganizationId",
    updated_at = x."updatedAt", version = x.version
  FROM jsonb_to_recordset($1) AS x(id uuid, state text, flags text[], "leadOrganizationId" uuid,
    "assistOrganizationIds" text[], "suspendedUntil" date, "dueAt" timestamptz(3), "approachesAt" timestamptz(3),
    "pausedTotal" bigint, "pausedAt" timestamptz(3), covered boolean, "updatedAt" timestamptz(3), version integer,
    "dispatchBasis" text, "dispatchCatalogueId" uuid, "returnUsed" boolean, "suggestedOrganizationId" uuid)
  WHERE e.id = x.id`;

const UPDATE_WATCHES = `UPDATE event_watch w SET look_at = x."lookAt", stage = x.stage,
    stage_started_at = x."stageStartedAt", stage_due_at = x."stageDueAt", next_level = x."nextLevel", next_at = x."nextAt"
  FROM jsonb_to_recordset($1) AS x("eventId" uuid, "lookAt" timestamptz(3), stage text, "stageStartedAt" timestamptz(3),
    "stageDueAt" timestamptz(3), "nextLevel" text, "nextAt" timestamptz(3))
  WHERE w.event_id = x."eventId"`;
