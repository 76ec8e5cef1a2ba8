import { operationOf } from '@gezhi/subgraph';
import type { SubgraphDefinition } from '@gezhi/subgraph';
import type { FileStore, FileStoreError } from './domain/attachment/file-store';
import { attachmentMeans } from './graphql/attachment/attachment.means';
import { attachmentRoutes } from './http/attachment-routes';
import { cleanAttachmentsJob } from './use-cases/attachment/clean-attachments.job';

/** The same subgraph with a store for the bytes of attachments; what the store cannot do is refused, and told. */
export function keepingFiles(
  definition: SubgraphDefinition,
  store: FileStore,
  onStoreFault: (error: FileStoreError) => void = () => undefined,
): SubgraphDefinition {
  const job = cleanAttachmentsJob(store);
  const files = attachmentRoutes(store, onStoreFault);
  const names = files.map(operationOf);
  const others = (definition.routes ?? []).filter((route) => !names.includes(operationOf(route)));
  const jobs = (definition.jobs ?? []).map((each) => (each.name === job.name ? job : each));
  const means = { ...definition.means, ...attachmentMeans({ store, onFault: onStoreFault }) };
  return { ...definition, jobs, means, routes: [...others, ...files] };
}
