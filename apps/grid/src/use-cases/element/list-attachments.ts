import type { ListOf } from '@gezhi/persistence';
import { sql, withinArea } from '@gezhi/persistence';
import { ElementAttachment } from '../../domain/element/element-attachment.entity';

/** What departments attached to a grid, the oldest first; also what was detached when asked for. */
export function attachmentsOf({ past }: { past: boolean }): ListOf<ElementAttachment> {
  return {
    entity: ElementAttachment,
    on: withinArea('grid_code'),
    where: past ? [] : [sql`t.to_date IS NULL`],
    orderBy: 'fromDate',
    direction: 'ASC',
  };
}
