import { demoActor } from '@gezhi/identity';
import type { LocalDate } from '@gezhi/kernel';
import { addDays, startOfDay } from '@gezhi/kernel';
import type { DataGrantAction, DataGrantState } from '../domain/data-grant.states';
import type { DataGrant } from '../domain/data-grant.entity';
import type { DataGrantTransition } from '../domain/data-grant-transition.entity';
import type { DataPurpose } from '../domain/purpose.codes';

export interface DemoGrantsOptions {
  /** As in the supergraph: `grid`. */
  readonly department: string;
  readonly district: string;
  /** Patterns for all metrics of the department. */
  readonly metrics: readonly string[];
  readonly datasets: readonly string[];
  /** Makes stable ids from labels. */
  readonly idOf: (label: string, at: Date) => string;
}

interface Example {
  readonly label: string;
  readonly state: DataGrantState;
  readonly purpose: DataPurpose;
  readonly from: string;
  readonly to: string;
  readonly askedOn: string;
  /** What became of it, after it was asked for. */
  readonly steps: readonly { readonly action: DataGrantAction; readonly on: string }[];
  readonly reason?: string;
}

/**
 * The demonstration is loaded once and tried out for years, so what holds in it holds until 2035. Nobody can ask for
 * that: `checkTerm` ends every grant within a year.
 */
const LAST_DAY = '2035-12-31';

const EXAMPLES: readonly Example[] = [
  {
    label: 'in-force',
    state: 'APPROVED',
    purpose: 'STATUTORY_DUTY',
    from: '2025-11-01',
    to: LAST_DAY,
    askedOn: '2025-10-20',
    steps: [{ action: 'approve', on: '2025-10-27' }],
  },
  {
    label: 'requested',
    state: 'REQUESTED',
    purpose: 'RESEARCH',
    from: '2026-12-01',
    to: LAST_DAY,
    askedOn: '2026-10-26',
    steps: [],
  },
  {
    label: 'revoked',
    state: 'REVOKED',
    purpose: 'SUPERVISION',
    from: '2026-01-01',
    to: '2026-12-31',
    askedOn: '2025-12-08',
    steps: [
      { action: 'approve', on: '2025-12-15' },
      { action: 'revoke', on: '2026-06-30' },
    ],
    reason: '专项检查已结束，不再需要该数据。',
  },
  {
    label: 'expired',
    state: 'EXPIRED',
    purpose: 'STATISTICS',
    from: '2025-01-01',
    to: '2025-12-31',
    askedOn: '2024-12-16',
    steps: [
      { action: 'approve', on: '2024-12-23' },
      { action: 'expire', on: '2026-01-01' },
    ],
  },
];

const LEGAL_BASIS = '《政务数据共享条例》第十条（演示）';
/** So that no measurement meets the limit. */
const OPERATIONS_PER_HOUR = 1_000_000;
const CLIENT = demoActor('integrator');
const OWNER = demoActor('district-command-320104');

/** One grant in each state worth seeing, of the demo identity `integrator`; the one in force covers the district. */
export function demoGrants(options: DemoGrantsOptions): DataGrant[] {
  return EXAMPLES.map((example) => grantOf(example, options));
}

/** How each of them came to its state. */
export function demoGrantSteps(options: DemoGrantsOptions): DataGrantTransition[] {
  return EXAMPLES.flatMap((example) => stepsOf(example, options));
}

function grantOf(example: Example, options: DemoGrantsOptions): DataGrant {
  const { label, state, purpose, from, to, askedOn, steps, reason = null } = example;
  const { department, district, metrics, datasets, idOf } = options;
  const [decision, end] = steps;
  const createdAt = morningOf(askedOn);
  const grant: Omit<DataGrant, 'validFrom' | 'validTo'> = {
    id: idOf(`${department}/data-grant/${label}`, createdAt),
    state,
    clientOrganizationId: CLIENT.organizationId ?? '',
    clientSubject: CLIENT.subject,
    purpose,
    metrics: [...metrics],
    datasets: [...datasets],
    areaCodes: [district],
    organizationIds: [],
    areaCode: district,
    startsAt: startOfDay(from as LocalDate),
    endsAt: startOfDay(addDays(to as LocalDate, 1)),
    operationsPerHour: OPERATIONS_PER_HOUR,
    legalBasis: LEGAL_BASIS,
    decidedAt: decision ? morningOf(decision.on) : null,
    endedAt: end ? morningOf(end.on) : null,
    reason,
    createdAt,
    updatedAt: morningOf(steps.at(-1)?.on ?? askedOn),
    version: 1 + steps.length,
  };
  return grant as DataGrant;
}

function stepsOf(example: Example, { department, idOf }: DemoGrantsOptions): DataGrantTransition[] {
  const { label, state, askedOn, reason = null } = example;
  const grantLabel = `${department}/data-grant/${label}`;
  const life = [{ action: 'request', on: askedOn }, ...example.steps];
  let fromState: DataGrantState | null = null;
  return life.map(({ action, on }, ordinal) => {
    const isLast = ordinal === life.length - 1;
    const toState: DataGrantState = isLast ? state : ordinal === 0 ? 'REQUESTED' : 'APPROVED';
    const occurredAt = morningOf(on);
    const actor = action === 'request' ? CLIENT : action === 'expire' ? null : OWNER;
    const step: DataGrantTransition = {
      id: idOf(`${grantLabel}/${ordinal}`, occurredAt),
      grantId: idOf(grantLabel, morningOf(askedOn)),
      action,
      fromState,
      toState,
      actorSubject: actor?.subject ?? 'job:data-grant-expiry',
      actorOrganizationId: actor?.organizationId ?? null,
      note: action === 'revoke' ? reason : null,
      occurredAt,
    };
    fromState = toState;
    return step;
  });
}

/** Nine o'clock in the morning. */
function morningOf(day: string): Date {
  return new Date(startOfDay(day as LocalDate).getTime() + 9 * 3_600_000);
}
