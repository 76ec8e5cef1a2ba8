import type { LocalDate } from '@gezhi/kernel';
import { localDateOf } from '@gezhi/kernel';
import type { SubgraphContext } from '@gezhi/subgraph';

/** What a request of the grid subgraph carries. */
export type GridContext = SubgraphContext;

/** The date on which what holds "now" is judged. */
export function today({ clock }: GridContext): LocalDate {
  return localDateOf(clock.now());
}
