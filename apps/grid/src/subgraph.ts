import { dataGrantExpiry, openGrantedAccess } from '@gezhi/grants';
import { ORGANIZATION_COPY } from '@gezhi/messaging';
import type { NotificationChannel } from '@gezhi/notifications';
import type { SubgraphDefinition } from '@gezhi/subgraph';
import { seedReference } from './database/seeds/reference';
import { ENTITIES, MIGRATIONS } from './database/schema';
import { GRID_DEFINITIONS } from './definitions';
import { GRID_RETENTION } from './domain/retention';
import { contactHashRotation } from './use-cases/repeat/drop-old-hashes';
import { secretaryFollowUp } from './use-cases/secretary-order/follow-up-orders';
import { deadlineSweep } from './use-cases/escalation/sweep-deadlines';
import { redrawingOnTheDay } from './use-cases/redrawing/redraw-on-the-day';
import { GRID_FEED } from './use-cases/feed';
import { AREA_PUBLICATION } from './use-cases/area/publish-areas';
import { WHISTLE_JOBS } from './use-cases/whistle/whistle.jobs';
import { staleRuleAlarm } from './use-cases/dispatch/stale-rules.job';
import { lateSituationReports } from './use-cases/emergency/late-reports.job';
import { riskReminders } from './use-cases/risk/remind.job';
import { readingTerm } from './use-cases/device/keep-readings.job';
import { silentDevices } from './use-cases/device/silent-devices.job';
import { DEVICE_READING_ROUTES } from './http/device-reading-routes';
import { weeklyAlerts } from './use-cases/area-alert/raise-alerts';
import { finalReviews } from './use-cases/performance/appeal-review';
import { trainingReminders } from './use-cases/training/remind-of-expiry';
import { patrolsOfTheDay } from './use-cases/patrol/make-patrols';
import { buildGridSchema } from './graphql/schema';
import { tellPeople } from './use-cases/notification/tell-people';
import { open311Routes } from './http/open311/open311-routes';
import { importRoutes } from './http/event-import/import-routes';
import { runImportsJob } from './use-cases/event-import/run-imports';
import { pushRoutes } from './http/intake/push-routes';
import { attachmentMeans } from './graphql/attachment/attachment.means';
import { attachmentRoutes } from './http/attachment-routes';
import { NO_STORE } from './storage/no-store';
import { cleanAttachmentsJob } from './use-cases/attachment/clean-attachments.job';

/** The grid subgraph: the command centre's department owns areas, grids, posts and events. */
export const gridSubgraph: SubgraphDefinition = {
  ...GRID_DEFINITIONS,
  name: 'grid',
  entities: ENTITIES,
  migrations: MIGRATIONS,
  buildSchema: buildGridSchema,
  seedReference,
  openAccess: openGrantedAccess,
  jobs: [
    staleRuleAlarm,
    dataGrantExpiry,
    patrolsOfTheDay,
    trainingReminders,
    finalReviews,
    redrawingOnTheDay,
    deadlineSweep,
    ...WHISTLE_JOBS,
    tellPeople([]),
    contactHashRotation,
    secretaryFollowUp,
    weeklyAlerts,
    riskReminders,
    silentDevices,
    readingTerm,
    lateSituationReports,
    cleanAttachmentsJob(NO_STORE),
    runImportsJob,
  ],
  means: attachmentMeans({ store: NO_STORE, onFault: () => undefined }),
  routes: [
    ...attachmentRoutes(NO_STORE),
    ...open311Routes(),
    ...importRoutes(),
    ...pushRoutes(),
    ...DEVICE_READING_ROUTES,
  ],
  retention: GRID_RETENTION,
  publishes: [AREA_PUBLICATION],
  feed: GRID_FEED,
  copies: [ORGANIZATION_COPY],
};

/** The same, with ways to tell people outside the graph. */
export function telling(
  definition: SubgraphDefinition,
  channels: readonly NotificationChannel[],
): SubgraphDefinition {
  const job = tellPeople(channels);
  const jobs = (definition.jobs ?? []).map((each) => (each.name === job.name ? job : each));
  return { ...definition, jobs };
}
