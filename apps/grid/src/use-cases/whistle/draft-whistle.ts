import type { Actor } from '@gezhi/identity';
import { authorise, hasRole } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import {
  areaLevelOf,
  isAreaCode,
  localDateOf,
  newId,
  ok,
  parseAreaCode,
  refuse,
  withoutPersonalData,
} from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { beginLife } from '@gezhi/workflow';
import { IsNull } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import type { WhistleKind } from '../../domain/whistle/whistle.codes';
import type { NamedResponder } from '../../domain/whistle/whistle.entity';
import { Whistle } from '../../domain/whistle/whistle.entity';
import { WHISTLE_PERMISSIONS } from '../../domain/whistle/whistle.permissions';
import { undone } from '../../domain/whistle/new-whistle';
import { checkInitiator, checkNamed, levelOf } from '../../domain/whistle/whistle.rules';
import { linkSources } from './source-events';
import { ruleOf } from './whistle-rule';
import { WHISTLE_WORKFLOW } from './whistle-workflow';

/** What a draft says; all of it may be revised until the whistle is blown. */
export interface WhistleContent {
  readonly title: string;
  readonly problem: string;
  readonly triedSoFar: string;
  readonly responders: readonly NamedResponder[];
  readonly committeePost?: string | null;
  readonly headPost?: string | null;
  /** The open events it comes from. */
  readonly eventIds: readonly string[];
}

export interface DraftWhistleInput extends WhistleContent {
  readonly clientMutationId?: string | null;
  readonly kind: WhistleKind;
  readonly areaCode: string;
}

/** A whistle is blown in a subdistrict, which is the third level. */
const SUBDISTRICT_LEVEL = 3;

/** Drafts a whistle (拟稿). Repeating the call with the same clientMutationId makes no second one. */
export async function draftWhistle(
  { actor, clock, database }: UseCase,
  input: DraftWhistleInput,
): Promise<Result<Whistle>> {
  const areaCode = parseAreaCode(input.areaCode, ['input', 'areaCode']);
  if (!areaCode.ok) return areaCode;
  const { organizationId } = actor;
  const target = { areaCode: areaCode.value, organizationId };
  const allowed = authorise(actor, WHISTLE_PERMISSIONS, 'whistle.draft', target);
  if (!allowed.ok) return allowed;
  const clean = cleanContent(input);
  if (!clean.ok) return clean;
  const request = {
    subject: actor.subject,
    key: input.clientMutationId ?? null,
    operation: 'draftWhistle',
    body: input,
  };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => makeDraft(uow, actor, input),
      (id) => uow.manager.findOneBy(Whistle, { id }),
    ),
  );
}

/** Texts of a draft hold no person's number. */
export function cleanContent(content: WhistleContent): Result<void> {
  const { title, problem, triedSoFar, committeePost, headPost } = content;
  return withoutPersonalData({ title, problem, triedSoFar, committeePost, headPost });
}

/** Makes a draft in a transaction that may do more, such as noting what it repeats. */
export async function makeDraft(
  uow: UnitOfWork,
  actor: Actor,
  input: Omit<DraftWhistleInput, 'clientMutationId'>,
  repeatOfId: string | null = null,
): Promise<Result<Whistle>> {
  const { kind, areaCode } = input;
  if (isAreaCode(areaCode) && areaLevelOf(areaCode) < SUBDISTRICT_LEVEL)
    return refuse('PLACE_TOO_WIDE', { path: ['input', 'areaCode'], areaCode });
  const known = await uow.manager.existsBy(Area, { code: areaCode, validTo: IsNull() });
  if (!known) return refuse('UNKNOWN_AREA', { path: ['input', 'areaCode'], value: areaCode });
  const initiatorKind = hasRole(actor, 'SUBDISTRICT_COMMAND') ? 'SUBDISTRICT' : 'DEPARTMENT';
  const may = checkInitiator(initiatorKind, await ruleOf(uow, kind));
  if (!may.ok) return may;
  const initiatorOrganizationId = actor.organizationId ?? '';
  const named = checkNamed(input.responders, initiatorOrganizationId);
  if (!named.ok) return named;
  const id = newId(uow.now);
  const whistle = uow.manager.create(Whistle, {
    ...undone(),
    ...created(uow.now),
    ...contentOf(input),
    id,
    number: `W${localDateOf(uow.now).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`,
    ...{ kind, areaCode, initiatorKind, initiatorOrganizationId, repeatOfId },
    level: levelOf(kind),
    drafterSubject: actor.subject,
  });
  await beginLife(uow, WHISTLE_WORKFLOW, actor, whistle, 'draft');
  const linked = await linkSources(uow, actor, whistle, input.eventIds);
  return linked.ok ? ok(whistle) : linked;
}

/** The part of a whistle that its draft says. */
export function contentOf(content: WhistleContent) {
  const { title, problem, triedSoFar } = content;
  return {
    ...{ title, problem, triedSoFar },
    named: content.responders.map(({ organizationId, lead, mandatory }) => ({
      ...{ organizationId, lead, mandatory },
    })),
    committeePost: content.committeePost ?? null,
    headPost: content.headPost ?? null,
  } satisfies Partial<Whistle>;
}
