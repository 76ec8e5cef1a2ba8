import type { UseCase } from '@gezhi/workflow';
import { VisitCap } from '../../domain/site/visit-cap.entity';

/** The yearly caps of all classes: public configuration. */
export function visitCaps({ database }: Pick<UseCase, 'database'>): Promise<VisitCap[]> {
  return database.manager.find(VisitCap, { order: { supervisionClass: 'ASC' }, take: 10 });
}
