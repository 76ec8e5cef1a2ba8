import type {
  EscalationRule,
  EventStageLimit,
} from '../../../domain/escalation/escalation-rule.entity';
import type { Urgency } from '../../../domain/event/event.codes';

const OURS =
  'our default, configurable; spec/grid.md G7 names the ladder and its depth, no interval';
const OUR_LIMIT = 'our default, configurable; spec/grid.md names no limit for the step';

const rule = (
  urgency: Urgency,
  intervalUnit: EscalationRule['intervalUnit'],
  intervalAmount: number,
): EscalationRule => ({
  urgency,
  categoryCode: '',
  mode: 'NOTIFY',
  intervalUnit,
  intervalAmount,
  maxDepth: 3,
  source: OURS,
});

/**
 * How lateness is carried up. Danger counts round the clock, ordinary matters by working days. Everywhere the level
 * is told and presses: who leads changes by itself only where a city says so for a category.
 */
export const ESCALATION_RULES: readonly EscalationRule[] = [
  rule('DANGER', 'MINUTE', 30),
  rule('LIVELIHOOD', 'HOUR', 4),
  rule('GENERAL', 'WORKDAY', 1),
  rule('COMPLEX', 'WORKDAY', 2),
];

const STAGES = ['INTAKE', 'DISPATCH', 'SIGNING', 'ADJUDICATION'] as const;

/** How long a step may wait before the dispatching centre hears of it. */
export const EVENT_STAGE_LIMITS: readonly EventStageLimit[] = STAGES.flatMap((stage) => [
  { stage, urgency: 'DANGER', unit: 'MINUTE', amount: 15, source: OUR_LIMIT } as const,
  { stage, urgency: 'LIVELIHOOD', unit: 'HOUR', amount: 1, source: OUR_LIMIT } as const,
  { stage, urgency: 'GENERAL', unit: 'WORKDAY', amount: 1, source: OUR_LIMIT } as const,
  { stage, urgency: 'COMPLEX', unit: 'WORKDAY', amount: 1, source: OUR_LIMIT } as const,
]);
