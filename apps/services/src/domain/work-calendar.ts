import { WorkCalendar } from '@gezhi/deadlines';

/** The working calendar (工作日历) all limits of this subgraph run on. */
export const WORK_CALENDAR = new WorkCalendar();
