import { authorise } from '@gezhi/identity';
import { startDraft } from '@gezhi/gov-lists';
import type { Result } from '@gezhi/kernel';
import { newId, ok, parseAreaCode, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, once, rowsOf } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { beginLife } from '@gezhi/workflow';
import { IsNull } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import { DISPATCH_PERMISSIONS } from '../../domain/dispatch/dispatch.permissions';
import type { MatterListKind } from '../../domain/matter-list/matter-list.codes';
import { DispatchRule } from '../../domain/dispatch/dispatch-rule.entity';
import { asListVersion, MatterList } from '../../domain/matter-list/matter-list.entity';
import { MatterListItem } from '../../domain/matter-list/matter-list-item.entity';
import { MOST_ITEMS } from './find-lists';
import { lockVersions, MATTER_LIST_WORKFLOW } from './matter-list-workflow';

export interface DraftMatterListInput {
  readonly clientMutationId?: string | null;
  readonly kind: MatterListKind;
  readonly areaCode: string;
  readonly title: string;
  readonly issuer: string;
}

/** Begins the next version of a list (起草清单) with what the published one holds. */
export async function draftMatterList(
  { actor, clock, database }: UseCase,
  input: DraftMatterListInput,
): Promise<Result<MatterList>> {
  const { kind, title, issuer } = input;
  const code = parseAreaCode(input.areaCode, ['input', 'areaCode']);
  if (!code.ok) return code;
  const areaCode = code.value;
  const allowed = authorise(actor, DISPATCH_PERMISSIONS, 'matterList.draft', { areaCode });
  if (!allowed.ok) return allowed;
  const clean = withoutPersonalData({ title, issuer });
  if (!clean.ok) return clean;
  const request = {
    subject: actor.subject,
    key: input.clientMutationId ?? null,
    operation: 'draftMatterList',
    body: input,
  };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      async () => {
        // The area is locked: two first drafts of a list have no version to lock.
        const area = await lockArea(uow, areaCode);
        if (!area || areaCode.length > 9)
          return refuse('UNKNOWN_AREA', { path: ['input', 'areaCode'], value: areaCode });
        const versions = await lockVersions(uow, { kind, areaCode });
        const draft = startDraft(versions.map(asListVersion));
        if (!draft.ok) return draft;
        const { version: listVersion, basedOn, ...dates } = draft.value;
        const list = uow.manager.create(MatterList, {
          ...created(uow.now),
          ...dates,
          id: newId(uow.now),
          ...{ kind, areaCode, listVersion, title, issuer },
          basisDoc: null,
          publishedAt: null,
        });
        await beginLife(uow, MATTER_LIST_WORKFLOW, actor, list, 'draft');
        const model = versions.find((each) => each.listVersion === basedOn);
        if (model) await copyContent(uow, model, list);
        return ok(list);
      },
      (id) => uow.manager.findOneBy(MatterList, { id }),
    ),
  );
}

function lockArea({ manager }: UnitOfWork, code: string): Promise<Area | null> {
  return manager.findOne(Area, {
    where: { code, validTo: IsNull() },
    lock: { mode: 'pessimistic_write' },
  });
}

async function copyContent(uow: UnitOfWork, from: MatterList, to: MatterList): Promise<void> {
  const entity = from.kind === 'DISPATCH_RULES' ? DispatchRule : MatterListItem;
  const rows = await uow.manager.find<DispatchRule | MatterListItem>(entity, {
    where: { listId: from.id },
    take: MOST_ITEMS,
  });
  if (rows.length === 0) return;
  const copies = rows.map((row) => ({ ...row, id: newId(uow.now), listId: to.id }));
  await uow.manager.insert(entity, rowsOf<DispatchRule | MatterListItem>(copies));
}
