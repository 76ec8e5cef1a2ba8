import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import {
  isAreaCode,
  lineageOf,
  localDateOf,
  newId,
  ok,
  refuse,
  withoutPersonalData,
} from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, once, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { In, IsNull } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import { ElementAttachment } from '../../domain/element/element-attachment.entity';
import { ElementOwner } from '../../domain/element/element-owner.entity';
import { ELEMENT_PERMISSIONS } from '../../domain/element/element.permissions';
import type { GridElement } from '../../domain/grid/grid.codes';
import { Grid } from '../../domain/grid/grid.entity';
import { lockByCode } from '../grid/lock-by-code';

export interface AttachGridElementInput {
  readonly clientMutationId?: string | null;
  readonly gridCode: string;
  readonly element: GridElement;
  readonly postTitle: string;
}

/** A department attaches its element to a grid (要素接入), from today on. The grids stay one set (rule G5). */
export async function attachGridElement(
  useCase: UseCase,
  input: AttachGridElementInput,
): Promise<Result<ElementAttachment>> {
  const { actor, clock, database } = useCase;
  const allowed = authorise(actor, ELEMENT_PERMISSIONS, 'element.attach');
  if (!allowed.ok) return allowed;
  const clean = withoutPersonalData({ postTitle: input.postTitle });
  if (!clean.ok) return clean;
  const request = {
    subject: actor.subject,
    key: input.clientMutationId ?? null,
    operation: 'attachGridElement',
    body: input,
  };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => attach(uow, input, actor.organizationId),
      (id) => uow.manager.findOneBy(ElementAttachment, { id }),
    ),
  );
}

async function attach(
  uow: UnitOfWork,
  { gridCode, element, postTitle }: AttachGridElementInput,
  organizationId: string | null,
): Promise<Result<ElementAttachment>> {
  const path = ['input', 'gridCode'];
  const within = isAreaCode(gridCode) ? lineageOf(gridCode) : [];
  const known = await uow.manager.existsBy(Area, {
    code: gridCode,
    kind: 'GRID',
    validTo: IsNull(),
  });
  if (!known) return refuse('UNKNOWN_AREA', { path, value: gridCode.slice(0, 20) });
  const owns =
    organizationId !== null &&
    (await uow.manager.existsBy(ElementOwner, { element, organizationId, areaCode: In(within) }));
  if (!owns || organizationId === null)
    return refuse('NOT_ELEMENT_OWNER', { path, element, gridCode });
  // The grid is the command centre's; that an element came to it is written there all the same.
  return uow.beyondSight(async () => {
    const grid = await lockByCode(uow, Grid, gridCode);
    if (!grid) return refuse('UNKNOWN_AREA', { path, value: gridCode });
    if (await uow.manager.existsBy(ElementAttachment, { gridCode, element, toDate: IsNull() }))
      return refuse('ELEMENT_TAKEN', { path: ['input', 'element'], element, gridCode });
    const attachment = uow.manager.create(ElementAttachment, {
      ...created(uow.now),
      id: newId(uow.now),
      ...{ gridCode, element, organizationId, postTitle },
      ...{ fromDate: localDateOf(uow.now), toDate: null, endReason: null },
    });
    await uow.manager.insert(ElementAttachment, attachment);
    grid.elements = [...new Set([...grid.elements, element])];
    touch(grid, uow.now);
    await uow.manager.save(grid);
    uow.changes.push(
      { type: 'ElementAttachment', id: attachment.id, action: 'attach', areaCode: gridCode },
      { type: 'Grid', id: gridCode, action: 'attach', areaCode: gridCode },
    );
    return ok(attachment);
  });
}
