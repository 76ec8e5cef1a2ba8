import type { UnitOfWork } from '@gezhi/persistence';

/** Writes the lists every installation of the grid subgraph needs. Safe to repeat. */
export async function seedReference(_uow: UnitOfWork): Promise<void> {}
