import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { localDateOf, newId, ok, parseLocalDate, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { beginLife } from '@gezhi/workflow';
import type { RedrawingKind } from '../../domain/redrawing/redrawing.codes';
import { Redrawing } from '../../domain/redrawing/redrawing.entity';
import { checkCommunities } from '../../domain/redrawing/communities.rules';
import { REDRAWING_PERMISSIONS } from '../../domain/redrawing/redrawing.permissions';
import type { RedrawingPlan } from '../../domain/redrawing/redrawing.plan';
import { checkPlan, commonArea, touchedGrids } from '../../domain/redrawing/redrawing.rules';
import { carryOut } from './carry-out';
import { readGround } from './read-ground';
import { readCommunities } from './recode-communities';
import { REDRAWING_WORKFLOW } from './redrawing-workflow';

/** What every re-drawing is told. */
export interface RedrawingInput {
  readonly clientMutationId?: string | null;
  /** The first day; today takes effect at once. */
  readonly effectiveDate: string;
  readonly reason: string;
  readonly documentNumber?: string | null;
}

const SUBDISTRICT_WIDTH = 9;
const DISTRICT_WIDTH = 6;

/** Records a re-drawing after judging it by what holds now; one from today is carried out with it. */
export async function planRedrawing(
  useCase: UseCase,
  kind: RedrawingKind,
  input: RedrawingInput,
  plan: RedrawingPlan,
): Promise<Result<Redrawing>> {
  const { actor, clock, database } = useCase;
  const { community } = plan;
  const touched = community
    ? [...community.closes, community.opens.code]
    : [...touchedGrids(plan), ...plan.opens.map(({ code }) => code)];
  const areaCode = commonArea(touched);
  const allowed = authorise(actor, REDRAWING_PERMISSIONS, 'redrawing.plan', { areaCode });
  if (!allowed.ok) return allowed;
  if (areaCode.length < (community ? DISTRICT_WIDTH : SUBDISTRICT_WIDTH))
    return refuse(community ? 'COMMUNITY_ACROSS' : 'REDRAWN_ACROSS', { path: ['input'], areaCode });
  const date = parseLocalDate(input.effectiveDate, ['input', 'effectiveDate']);
  if (!date.ok) return date;
  const opened = plan.opens.map(({ name, noticeArea }) => `${name} ${noticeArea ?? ''}`);
  const names = [...opened, community?.opens.name ?? ''].join(' ');
  const clean = withoutPersonalData({ reason: input.reason, names });
  if (!clean.ok) return clean;
  const request = {
    subject: actor.subject,
    key: input.clientMutationId ?? null,
    operation: `redraw ${kind}`,
    body: input,
  };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => decide(uow, useCase, { kind, areaCode, input, plan }),
      (id) => uow.manager.findOneBy(Redrawing, { id }),
    ),
  );
}

interface Decided {
  readonly kind: RedrawingKind;
  readonly areaCode: string;
  readonly input: RedrawingInput;
  readonly plan: RedrawingPlan;
}

async function decide(
  uow: UnitOfWork,
  { actor }: UseCase,
  { kind, areaCode, input, plan }: Decided,
): Promise<Result<Redrawing>> {
  const { effectiveDate, reason, documentNumber = null } = input;
  const today = localDateOf(uow.now);
  if (effectiveDate < today)
    return refuse('REDRAWN_IN_THE_PAST', { path: ['input', 'effectiveDate'], effectiveDate });
  const { community } = plan;
  const fits = community
    ? checkCommunities(community, await readCommunities(uow, community), effectiveDate)
    : checkPlan(plan, await readGround(uow, plan, effectiveDate), effectiveDate);
  if (!fits.ok) return fits;
  const redrawing = uow.manager.create(Redrawing, {
    ...created(uow.now),
    id: newId(uow.now),
    ...{ kind, state: 'PLANNED', areaCode, effectiveDate, reason, documentNumber, plan },
    ...{ failure: null, doneAt: null },
  });
  await beginLife(uow, REDRAWING_WORKFLOW, actor, redrawing, 'plan');
  return effectiveDate === today ? carryOut(uow, actor, redrawing) : ok(redrawing);
}
