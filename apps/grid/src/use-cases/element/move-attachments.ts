import { newId } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, touch } from '@gezhi/persistence';
import { In, IsNull } from 'typeorm';
import { ElementAttachment } from '../../domain/element/element-attachment.entity';

/** What was attached to grids that end goes on with every grid that comes of them, once for each element. */
export async function moveAttachments(
  { manager, now, changes }: UnitOfWork,
  closes: readonly string[],
  opens: readonly string[],
  effectiveDate: string,
): Promise<void> {
  const attached = await manager.find(ElementAttachment, {
    where: { gridCode: In([...closes]), toDate: IsNull() },
    order: { fromDate: 'ASC', id: 'ASC' },
    take: 1_000,
  });
  const goesOn = new Map(attached.map((each) => [each.element, each]));
  for (const attachment of attached) {
    const { fromDate, id, gridCode } = attachment;
    attachment.toDate = fromDate > effectiveDate ? fromDate : effectiveDate;
    attachment.endReason = '网格调整';
    touch(attachment, now);
    await manager.save(attachment);
    changes.push({ type: 'ElementAttachment', id, action: 'detach', areaCode: gridCode });
  }
  for (const gridCode of opens) {
    for (const { element, organizationId, postTitle } of goesOn.values()) {
      const id = newId(now);
      await manager.insert(ElementAttachment, {
        ...created(now),
        ...{ id, gridCode, element, organizationId, postTitle },
        ...{ fromDate: effectiveDate, toDate: null, endReason: null },
      });
      changes.push({ type: 'ElementAttachment', id, action: 'attach', areaCode: gridCode });
    }
  }
}
