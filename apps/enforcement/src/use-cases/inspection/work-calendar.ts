import { WorkCalendar } from '@gezhi/deadlines';

/** The published working calendar; the table that administrators edit above it comes with the jobs. */
export const WORK_CALENDAR = new WorkCalendar();
