import { isId } from '@gezhi/kernel';
import type { Database } from '@gezhi/persistence';
import { Inspection } from '../../domain/inspection/inspection.entity';

/**
 * The inspection with this key or number. The inspected party has no account here: an auditor hands the access list
 * on when it asks for it.
 */
export async function caseOfInspection(
  database: Database,
  code: string,
): Promise<{ readonly id: string; readonly subject: null } | null> {
  const given = code.trim();
  const inspection = await database.whole.findOne(Inspection, {
    select: { id: true },
    where: isId(given) ? { id: given } : { number: given.toUpperCase() },
  });
  return inspection && { id: inspection.id, subject: null };
}
