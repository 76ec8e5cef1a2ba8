import { findByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import type { DutyChange, DutyRoster } from '../../domain/duty/duty.entity';
import { DutyShift } from '../../domain/duty/duty.entity';
import type { Hours } from '../../domain/duty/duty.rules';
import {
  changesOfWorker,
  hoursOfRosters,
  onDutyAt,
  rostersOfArea,
  shiftsOfRoster,
  shiftsOfWorker,
} from '../../use-cases/duty/list-duty';
import type { GridContext } from '../context';
import type { DutyRosterArgs, OnDutyArgs, RosterShiftArgs } from './duty.input';

export const shiftById = batched<GridContext, DutyShift>('DutyShift', (context, ids) =>
  findByKeys(context.database.manager, DutyShift, 'id', ids),
);
export const onDutyOfArea = listField<DutyShift, OnDutyArgs, GridContext>(
  'Query.onDuty',
  ({ clock }, { at, kind }) => onDutyAt(at ?? clock.now(), kind ?? null),
);
export const rosterList = listField<DutyRoster, DutyRosterArgs, GridContext>(
  'Area.dutyRosters',
  (_, { weekOf }) => rostersOfArea(weekOf ?? null),
);
export const shiftsOf = listField<DutyShift, RosterShiftArgs, GridContext>(
  'DutyRoster.shifts',
  (_, args) => shiftsOfRoster(args),
);
export const ownShifts = listField<DutyShift, PageArgs, GridContext>(
  'Query.myDuty',
  ({ actor, clock }) => shiftsOfWorker(actor.subject, clock.now()),
);
export const ownChanges = listField<DutyChange, PageArgs, GridContext>(
  'Query.myDutyChanges',
  ({ actor }) => changesOfWorker(actor.subject),
);
export const hoursOfRoster = batched<GridContext, Hours[]>('DutyRoster.gaps', (context, ids) =>
  hoursOfRosters(context.database.manager, ids),
);
