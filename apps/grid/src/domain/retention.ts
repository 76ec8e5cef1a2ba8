import { DATA_GRANTS_KEPT } from '@gezhi/grants';
import { EVENT_IMPORT_RETENTION, EVENT_IMPORTS_KEPT } from './event-import/event-import.retention';
import { HEALTH_CHECKS_KEPT } from './health-check/health-check.retention';
import { AREA_ALERTS_KEPT } from './area-alert/area-alert.retention';
import { SETTINGS_KEPT } from './setting/setting.retention';
import { DEVICES_KEPT } from './device/device.retention';
import { WHISTLES_KEPT } from './whistle/whistle.retention';
import { EMERGENCIES_KEPT } from './emergency/emergency.retention';
import { RISKS_KEPT } from './risk/risk.retention';
import { BLANKED, CONTACT_DAYS, CONTACT_SOURCE, retentionPlan } from '@gezhi/jobs';
import { notificationRules, NOTIFICATIONS_KEPT } from '@gezhi/notifications';
import { PERFORMANCE_KEPT } from './performance/performance.definitions';
import { TRAININGS_KEPT } from './training/training.definitions';
import { PATROL_RETENTION, PATROLS_KEPT } from './patrol/patrol.retention';
import { REPEAT_DAYS } from './repeat/repeat.codes';

const OFFICIAL = 'the account of an official, who answers for the step (staff, no resident)';
const SHOWN = 'the account of an official who was shown masked data: evidence, as the trail is';
const PLACE = 'the place of the matter, without which it is no case fact';

/** An event that ended without being closed has no step after its last. */
const endedItself = (event: string) => `CASE WHEN ${event}.state = 'CLOSED' THEN ${event}.closed_at
  WHEN ${event}.state IN ('REDIRECTED', 'REFUSED', 'CANCELLED') THEN ${event}.updated_at END`;

/** When an event is over, as SQL on its row. A merged event ends with the one that answers it. */
export const ended = (
  event: string,
) => `CASE WHEN ${event}.state <> 'MERGED' THEN ${endedItself(event)}
  ELSE (SELECT ${endedItself('m')} FROM event_reporter r JOIN gov_event m ON m.id = r.event_id
    WHERE r.origin_event_id = ${event}.id) END`;

/** What an account was told of an event goes with the event's contact; of anything else, by itself. */
const matterEnded = `CASE WHEN t.about_type = 'GovEvent'
  THEN (SELECT ${ended('e')} FROM gov_event e WHERE e.id = t.about_id::uuid) ELSE t.created_at END`;

/** What becomes of the personal data of the grid subgraph. Events stay, with what figures are made of. */
export const GRID_RETENTION = retentionPlan({
  rules: [
    {
      key: 'event-reporter',
      category: 'CONTACT',
      table: 'gov_event',
      tableKey: { id: 'uuid' },
      object: { type: 'GovEvent', id: 't.id::text' },
      ended: { at: ended('t') },
      blank: { reporter_subject: 'NULL' },
      alsoIn: [
        {
          table: 'gov_event_transition',
          reference: 'event_id',
          column: 'actor_subject',
          repeats: 'reporter_subject',
          blank: BLANKED,
        },
      ],
      days: CONTACT_DAYS,
      source: CONTACT_SOURCE,
    },
    {
      key: 'merged-reporter',
      category: 'CONTACT',
      table: 'event_reporter',
      tableKey: { origin_event_id: 'uuid' },
      object: { type: 'GovEvent', id: 't.origin_event_id::text' },
      ended: {
        at: `(SELECT ${endedItself('e')} FROM gov_event e WHERE e.id = t.event_id)`,
      },
      blank: { subject: 'NULL' },
      days: CONTACT_DAYS,
      source: CONTACT_SOURCE,
    },
    {
      // Content goes with the cleaning job; what is left says nothing about who sent it.
      key: 'attachment-uploader',
      category: 'CONTACT',
      table: 'attachment',
      tableKey: { id: 'uuid' },
      object: { type: 'Attachment', id: 't.id::text' },
      ended: {
        at: `CASE WHEN t.object_id IS NULL THEN t.deleted_at
          WHEN t.kind = 'REPORT' THEN (SELECT ${ended('e')} FROM gov_event e WHERE e.id = t.object_id) END`,
      },
      blank: { uploader_subject: 'NULL' },
      alsoIn: [
        {
          table: 'attachment_transition',
          reference: 'attachment_id',
          column: 'actor_subject',
          repeats: 'uploader_subject',
          blank: BLANKED,
        },
      ],
      days: CONTACT_DAYS,
      source: CONTACT_SOURCE,
    },
    {
      key: 'event-contact',
      category: 'CONTACT',
      table: 'event_contact',
      tableKey: { event_id: 'uuid' },
      object: { type: 'GovEvent', id: 't.event_id::text' },
      ended: { at: `(SELECT ${ended('e')} FROM gov_event e WHERE e.id = t.event_id)` },
      blank: { name: 'NULL', phone: 'NULL' },
      days: CONTACT_DAYS,
      source: CONTACT_SOURCE,
    },
    {
      key: 'contact-hash',
      category: 'CONTACT',
      table: 'event_contact_hash',
      tableKey: { event_id: 'uuid' },
      object: { type: 'GovEvent', id: 't.event_id::text' },
      ended: { at: `(SELECT ${ended('e')} FROM gov_event e WHERE e.id = t.event_id)` },
      // What is reported later repeats nothing by it.
      days: REPEAT_DAYS,
      source: 'guardrails.md 5; grid.md G9',
      remove: 'WITHOUT_TRACE',
    },
    {
      key: 'post-worker',
      category: 'WORKER',
      table: 'grid_post',
      tableKey: { id: 'uuid' },
      object: { type: 'GridPost', id: 't.id::text' },
      ended: { on: 't.to_date' },
      blank: { worker_name: BLANKED },
      // Who worked where stays, by the account alone, as long as employers must be able to show it.
      days: 730,
      source: 'Labour Contract Law art. 50 (two years), taken for posts as well; PIPL art. 19',
    },
    ...EVENT_IMPORT_RETENTION,
    ...PATROL_RETENTION,
    ...notificationRules(matterEnded),
  ],
  kept: {
    ...DATA_GRANTS_KEPT,
    ...NOTIFICATIONS_KEPT,
    ...WHISTLES_KEPT,
    ...AREA_ALERTS_KEPT,
    ...DEVICES_KEPT,
    ...SETTINGS_KEPT,
    'external_system.account_subject': 'the account of a machine',
    ...HEALTH_CHECKS_KEPT,
    ...RISKS_KEPT,
    ...EVENT_IMPORTS_KEPT,
    ...PATROLS_KEPT,
    ...TRAININGS_KEPT,
    ...PERFORMANCE_KEPT,
    ...EMERGENCIES_KEPT,
    'area.longitude': 'the middle of an area',
    'area.latitude': 'the middle of an area',
    'redrawing_transition.actor_subject': OFFICIAL,
    'grid.work_phone': 'a work telephone that is published by law with the grid (grid.md G6)',
    'grid.supervision_phone': 'the telephone for complaints about the grid, published by law (G6)',
    'grid_post.worker_id': 'the account of a worker, without the name once that is blanked',
    'duty_shift.worker_id': 'the account of a worker on duty: when, for an area, never a place',
    'duty_task.worker_id': 'the account of a worker who had the task',
    'duty_task.assigned_by_subject': OFFICIAL,
    'duty_change.worker_id': 'the account of a worker who was asked to take a shift over',
    'duty_change.asked_by_subject': OFFICIAL,
    'event_reporter.source': 'how a report came in, without the account once that is blanked',
    'event_reporter.rating':
      'what was said about the matter, without the account once that is blanked',
    'gov_event.longitude': PLACE,
    'gov_event.latitude': PLACE,
    'gov_event.handler_subject': OFFICIAL,
    'secretary_order.nominator_subject': OFFICIAL,
    'dispute_transition.actor_subject': OFFICIAL,
    'rating_review.reviewer_subject': OFFICIAL,
    'secretary_order_transition.actor_subject': OFFICIAL,
    'gov_event.verifier_subject': OFFICIAL,
    'calendar_notice.entered_by_subject': OFFICIAL,
    'event_supervision.started_by_subject': OFFICIAL,
    'event_extension.requested_by_subject': OFFICIAL,
    'event_extension.decided_by_subject': OFFICIAL,
    'matter_list_transition.actor_subject': OFFICIAL,
    'community_admission_transition.actor_subject': OFFICIAL,
    'unmasking.actor_subject': SHOWN,
  },
});
