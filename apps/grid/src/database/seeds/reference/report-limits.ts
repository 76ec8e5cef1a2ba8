import type { SituationReportLimit } from '../../../domain/emergency/incident.entity';

const SOURCE =
  'Regional practice for the first report upwards (30 minutes by word of mouth, one hour in writing) [C]; each city sets its own';

/** By when an emergency is first reported upwards, as an installation starts. */
export const REPORT_LIMITS: readonly SituationReportLimit[] = [
  { form: 'ORAL', minutes: 30, source: SOURCE },
  { form: 'WRITTEN', minutes: 60, source: SOURCE },
];
