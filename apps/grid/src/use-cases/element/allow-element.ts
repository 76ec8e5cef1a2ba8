import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { newId, ok, parseAreaCode } from '@gezhi/kernel';
import { inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { ElementOwner } from '../../domain/element/element-owner.entity';
import { ELEMENT_PERMISSIONS } from '../../domain/element/element.permissions';
import type { GridElement } from '../../domain/grid/grid.codes';

export interface AllowGridElementInput {
  readonly element: GridElement;
  readonly organizationId: string;
  readonly areaCode: string;
}

/** Lets an organisation attach an element to the grids of an area (确定要素主管单位). Said twice, it holds once. */
export async function allowGridElement(
  { actor, clock, database }: UseCase,
  { element, organizationId, areaCode: text }: AllowGridElementInput,
): Promise<Result<ElementOwner>> {
  const code = parseAreaCode(text, ['input', 'areaCode']);
  if (!code.ok) return code;
  const areaCode = code.value;
  const allowed = authorise(actor, ELEMENT_PERMISSIONS, 'element.allow', { areaCode });
  if (!allowed.ok) return allowed;
  return inTransaction(database, clock, async (uow) => {
    const key = { element, organizationId, areaCode };
    await uow.manager
      .createQueryBuilder()
      .insert()
      .into(ElementOwner)
      .values({ id: newId(uow.now), ...key })
      .orIgnore()
      .execute();
    const owner = await uow.manager.findOneByOrFail(ElementOwner, key);
    uow.changes.push({ type: 'ElementOwner', id: owner.id, action: 'allow', areaCode });
    return ok(owner);
  });
}
