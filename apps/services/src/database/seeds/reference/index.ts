import type { UnitOfWork } from '@gezhi/persistence';

/** Every list of this subgraph is drawn up and published by departments: an installation begins with none. */
export async function seedReference(_uow: UnitOfWork): Promise<void> {}
