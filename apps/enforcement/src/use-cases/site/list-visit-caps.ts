import type { UseCase } from '@gezhi/workflow';
import { VisitCap } from '../../domain/site/visit-cap.entity';

/** The yearly caps of all classes: public configuration. */
export function visitCaps({ dataSource }: Pick<UseCase, 'dataSource'>): Promise<VisitCap[]> {
  return dataSource.manager.find(VisitCap, { order: { supervisionClass: 'ASC' }, take: 10 });
}
