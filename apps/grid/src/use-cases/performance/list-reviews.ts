import { isId } from '@gezhi/kernel';
import type { ListOf } from '@gezhi/persistence';
import { ofKey, sql, withinArea } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { PerformanceFigure, PerformanceReview } from '../../domain/performance/performance.entity';
import type { PerformanceState } from '../../domain/performance/performance.states';

/** Figures a review has: the catalogue. */
const MOST_FIGURES = 20;

// Reviews are listed by when they were made and by nothing that was measured.
const LATEST = { entity: PerformanceReview, orderBy: 'createdAt', direction: 'DESC' } as const;

export function reviewsOfWorker(subject: string): ListOf<PerformanceReview> {
  return { ...LATEST, on: isId(subject) ? sql`t.worker_id = ${subject}::uuid` : sql`false` };
}

export function reviewsOfPost(): ListOf<PerformanceReview> {
  return { ...LATEST, on: ofKey('post_id') };
}

export function reviewsWithin(
  states: readonly PerformanceState[] | null,
): ListOf<PerformanceReview> {
  const where = states ? [sql`t.state = ANY (${[...states]})`] : [];
  return { ...LATEST, on: withinArea(), where };
}

export async function figuresOfReviews(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, PerformanceFigure[]>> {
  const figures = await manager.find(PerformanceFigure, {
    where: { reviewId: In([...ids]) },
    order: { position: 'ASC' },
    take: ids.length * MOST_FIGURES,
  });
  const found = new Map<string, PerformanceFigure[]>(ids.map((id) => [id, []]));
  for (const figure of figures) found.get(figure.reviewId)?.push(figure);
  return found;
}
