/** How something that happens in a city spreads over a year, a week and a day. */
export interface ActivityProfile {
  /** Relative weight of a working day, a day of rest (weekend) and a public holiday. */
  readonly days: { readonly workday: number; readonly restDay: number; readonly holiday: number };
  /** Relative weight of each month, January first. */
  readonly months: readonly number[];
  /** Relative weight of each hour of the day, midnight first; 0 means never. */
  readonly hours: readonly number[];
}

const EVEN_MONTHS = Array<number>(12).fill(1);
/** Floods and heat in June to August, burst pipes in January, quiet in the month of the Spring Festival. */
const MATTERS = [1.05, 0.8, 0.95, 1, 1, 1.15, 1.25, 1.2, 1, 0.95, 0.95, 0.95];
const OFFICE_HOURS = hours({ 8: 1, 9: 6, 10: 7, 11: 5, 12: 0, 13: 1, 14: 6, 15: 6, 16: 5, 17: 2 });

/** Profiles by what starts the activity. */
export const ACTIVITY_PROFILES = {
  /** Calls to 12345: round the clock, most in office hours. */
  HOTLINE: {
    days: { workday: 1, restDay: 0.7, holiday: 0.55 },
    months: MATTERS,
    hours: hours({
      0: 0.4,
      1: 0.2,
      2: 0.1,
      3: 0.1,
      4: 0.1,
      5: 0.3,
      6: 1,
      7: 2.5,
      8: 5,
      9: 8,
      10: 8,
      11: 6,
      12: 4,
      13: 5,
      14: 7,
      15: 7,
      16: 6,
      17: 5,
      18: 4,
      19: 4,
      20: 3.5,
      21: 2.5,
      22: 1.5,
      23: 0.8,
    }),
  },
  /** Grid members on their rounds, fewer at weekends, never at night. */
  PATROL: {
    days: { workday: 1, restDay: 0.45, holiday: 0.3 },
    months: MATTERS,
    hours: hours({ 8: 4, 9: 8, 10: 8, 11: 5, 13: 2, 14: 7, 15: 8, 16: 6, 17: 3, 18: 1 }),
  },
  /** Citizens reporting from a phone: mornings, evenings, weekends. */
  CITIZEN: {
    days: { workday: 1, restDay: 1.2, holiday: 0.9 },
    months: MATTERS,
    hours: hours({
      6: 1,
      7: 4,
      8: 5,
      9: 4,
      10: 4,
      11: 3,
      12: 5,
      13: 3,
      14: 3,
      15: 3,
      16: 4,
      17: 5,
      18: 7,
      19: 8,
      20: 7,
      21: 4,
      22: 2,
      23: 0.6,
    }),
  },
  /** Sensors do not sleep. */
  SENSOR: {
    days: { workday: 1, restDay: 1, holiday: 1 },
    months: MATTERS,
    hours: Array<number>(24).fill(1),
  },
  /** Windows and desks: working days in office hours only. */
  OFFICE: {
    days: { workday: 1, restDay: 0, holiday: 0 },
    months: [1, 0.75, 1.1, 1.05, 1, 1.05, 1.05, 1, 1.05, 0.9, 1.05, 1.05],
    hours: OFFICE_HOURS,
  },
  /** Applications sent over the network. */
  ONLINE: {
    days: { workday: 1, restDay: 0.35, holiday: 0.2 },
    months: EVEN_MONTHS,
    hours: hours({
      7: 0.5,
      8: 2,
      9: 7,
      10: 8,
      11: 6,
      12: 3,
      13: 3,
      14: 7,
      15: 7,
      16: 6,
      17: 4,
      18: 2,
      19: 3,
      20: 4,
      21: 3,
      22: 1.5,
      23: 0.5,
    }),
  },
  /** Visits to regulated sites: working days, more before the great holidays. */
  INSPECTION: {
    days: { workday: 1, restDay: 0.04, holiday: 0.01 },
    months: [1.15, 0.7, 1, 1.15, 1, 1.1, 1, 0.9, 1.25, 0.85, 1, 0.95],
    hours: hours({ 9: 6, 10: 8, 11: 4, 14: 7, 15: 8, 16: 4 }),
  },
} as const satisfies Record<string, ActivityProfile>;
export type Activity = keyof typeof ACTIVITY_PROFILES;

function hours(weights: Readonly<Record<number, number>>): number[] {
  return Array.from({ length: 24 }, (_, hour) => weights[hour] ?? 0);
}
