import type { UnitOfWork } from '@gezhi/persistence';

/**
 * Writes the lists every installation of the party-building subgraph needs. Safe to repeat.
 * There is none yet: what is closed here is code (enums), and organisations are the city's own.
 */
export async function seedReference(_uow: UnitOfWork): Promise<void> {}
