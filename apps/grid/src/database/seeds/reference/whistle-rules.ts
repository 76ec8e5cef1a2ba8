import type { WhistleRule } from '../../../domain/whistle/whistle-rule.entity';

const OURS =
  'objection within an hour: spec/whistle.md; five working days to rate: ours (configurable)';
const PINGGU = `Pinggu practice: report within 30 minutes; ${OURS}`;
const DEFAULT = `one working day to report: ours (configurable); ${OURS}`;

/** The usual rules (spec/whistle.md). A city sets its own afterwards; they are written only where none is. */
export const WHISTLE_RULES: readonly WhistleRule[] = [
  rule({ kind: 'DEMAND', arrivalUnit: 'WORKDAY', arrivalAmount: 1, basis: DEFAULT }),
  rule({ kind: 'JOINT_ENFORCEMENT', arrivalUnit: 'MINUTE', arrivalAmount: 30, basis: PINGGU }),
  rule({
    kind: 'EMERGENCY',
    arrivalUnit: 'MINUTE',
    arrivalAmount: 30,
    objectionMinutes: 0,
    needsApproval: false,
    basis: PINGGU,
  }),
  rule({ kind: 'TOUGH', arrivalUnit: 'WORKDAY', arrivalAmount: 1, basis: DEFAULT }),
];

function rule(
  own: Pick<WhistleRule, 'kind' | 'arrivalUnit' | 'arrivalAmount' | 'basis'> & Partial<WhistleRule>,
): WhistleRule {
  return {
    objectionMinutes: 60,
    ratingWorkdays: 5,
    needsApproval: true,
    departmentsMayBlow: false,
    ...own,
  };
}
