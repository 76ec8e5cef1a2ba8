import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, localDateOf, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import { inTransaction, lockById, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import { ElementAttachment } from '../../domain/element/element-attachment.entity';
import { ELEMENT_PERMISSIONS } from '../../domain/element/element.permissions';
import { Grid } from '../../domain/grid/grid.entity';
import { lockByCode } from '../grid/lock-by-code';

export interface DetachGridElementInput {
  readonly id: string;
  readonly seenVersion?: number | null;
  readonly reason: string;
}

/** A department takes its element off a grid (要素撤出), from today on. */
export async function detachGridElement(
  { actor, clock, database }: UseCase,
  input: DetachGridElementInput,
): Promise<Result<ElementAttachment>> {
  const { id, reason } = input;
  const unknown = refuse('NOT_FOUND', { path: ['input', 'id'], type: 'ElementAttachment', id });
  if (!isId(id)) return unknown;
  const clean = withoutPersonalData({ reason });
  if (!clean.ok) return clean;
  return inTransaction(database, clock, (uow) =>
    uow.beyondSight(async () => {
      const attachment = await lockById(uow, ElementAttachment, id);
      if (!attachment) return unknown;
      const { organizationId, gridCode, element } = attachment;
      const allowed = authorise(actor, ELEMENT_PERMISSIONS, 'element.detach', { organizationId });
      if (!allowed.ok) return allowed;
      const current = checkSeenVersion(input, attachment);
      if (!current.ok) return current;
      if (attachment.toDate !== null)
        return refuse('ELEMENT_DETACHED', { toDate: attachment.toDate });
      attachment.toDate = localDateOf(uow.now);
      attachment.endReason = reason;
      touch(attachment, uow.now);
      await uow.manager.save(attachment);
      const grid = await lockByCode(uow, Grid, gridCode);
      if (grid) {
        grid.elements = grid.elements.filter((each) => each !== element);
        touch(grid, uow.now);
        await uow.manager.save(grid);
      }
      uow.changes.push(
        { type: 'ElementAttachment', id, action: 'detach', areaCode: gridCode },
        { type: 'Grid', id: gridCode, action: 'detach', areaCode: gridCode },
      );
      return ok(attachment);
    }),
  );
}
