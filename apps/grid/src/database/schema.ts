import type { EntityClass, MigrationClass } from '@gezhi/persistence';
import { Area } from '../domain/area/area.entity';
import { GovEvent } from '../domain/event/gov-event.entity';
import { GovEventTransition } from '../domain/event/gov-event-transition.entity';
import { CreateAreasAndEvents1763701000000 } from './migrations/1763701000000-create-areas-and-events';

export const ENTITIES: readonly EntityClass[] = [Area, GovEvent, GovEventTransition];

/** In the order they run; append only. */
export const MIGRATIONS: readonly MigrationClass[] = [CreateAreasAndEvents1763701000000];
