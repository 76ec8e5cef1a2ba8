import type { Actor } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { touch } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { EventNature } from '../../domain/event/event.codes';
import type { HealthCheck } from '../../domain/health-check/health-check.entity';
import { HealthAnswer, HealthFinding } from '../../domain/health-check/health-check.entity';
import { HEALTH_FINDINGS_CONFIRMED } from '../../domain/health-check/health-check.notifications';
import { checkConfirmed, checkDismissed } from '../../domain/health-check/health-check.rules';
import { COMMAND } from '../../domain/permissions';
import { bringEvent } from '../event/bring-event';
import { linkCases } from '../link/link-cases';
import { aboutCheck, HEALTH_CHECK_WORKFLOW } from './check-workflow';
import { indicatorsOf } from './field-work';
import { keepInLedger } from './keep-in-ledger';

export interface ConfirmHealthFindingsInput extends StepInput {
  readonly dismissedFindingIds: readonly string[];
}

/**
 * Confirms what was found (确认问题): each finding upheld becomes an event, and the answers go into the ledger.
 * Answers INSPECTOR_CONFIRMS, INDICATORS_UNANSWERED, UNKNOWN_FINDING.
 */
export function confirmHealthFindings(
  useCase: UseCase,
  input: ConfirmHealthFindingsInput,
): Promise<Result<HealthCheck>> {
  const { actor } = useCase;
  const { dismissedFindingIds: dismissed } = input;
  return takeStep(useCase, HEALTH_CHECK_WORKFLOW, 'confirmFindings', input, async (check, uow) => {
    const asked = await indicatorsOf(uow, check);
    const answers = await uow.manager.findBy(HealthAnswer, { checkId: check.id });
    const answered = new Set(answers.map(({ indicatorCode }) => indicatorCode));
    const whole = checkConfirmed(check, actor, [...asked.values()], answered);
    if (!whole.ok) return whole;
    const findings = await uow.manager.findBy(HealthFinding, { checkId: check.id });
    const known = checkDismissed(findings, dismissed);
    if (!known.ok) return known;
    check.confirmedAt = uow.now;
    let count = 0;
    for (const finding of findings) {
      const upheld = !dismissed.includes(finding.id);
      const nature = asked.get(finding.indicatorCode)?.nature ?? 'HAZARD';
      if (upheld) {
        const opened = await openEvent(uow, actor, check, finding, nature);
        if (!opened.ok) return opened;
        count += 1;
      }
      await settle(uow, finding, upheld ? 'CONFIRMED' : 'DISMISSED');
    }
    await keepInLedger(uow, check, asked, answers);
    if (count > 0)
      await notify(uow, HEALTH_FINDINGS_CONFIRMED, {
        to: { areaCode: check.areaCode.slice(0, 9), roles: COMMAND },
        about: aboutCheck(check),
        values: { number: check.number, count },
      });
    return ok();
  });
}

async function openEvent(
  uow: UnitOfWork,
  actor: Actor,
  { areaCode }: HealthCheck,
  finding: HealthFinding,
  nature: EventNature,
): Promise<Result<void>> {
  const { title, description, urgency } = finding;
  const event = await bringEvent(uow, actor, {
    source: 'HEALTH_CHECK',
    ...{ nature, urgency, areaCode, title, description },
    unlocated: false,
    anonymous: false,
  });
  if (!event.ok) return event;
  finding.eventId = event.value.id;
  await linkCases(uow, { type: 'GovEvent', id: event.value.id }, 'SOURCE', {
    type: 'HealthFinding',
    id: finding.id,
  });
  return ok();
}

async function settle(
  uow: UnitOfWork,
  finding: HealthFinding,
  state: 'CONFIRMED' | 'DISMISSED',
): Promise<void> {
  const from = finding.state;
  finding.state = state;
  touch(finding, uow.now);
  await uow.manager.save(finding);
  const { id, areaCode } = finding;
  const action = state === 'CONFIRMED' ? 'confirm' : 'dismiss';
  uow.changes.push({ type: 'HealthFinding', id, action, from, to: state, areaCode });
}
