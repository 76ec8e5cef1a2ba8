import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SubgraphDefinition } from '@gezhi/subgraph';
import { apiSchemaOf, composeSupergraph } from './compose';
import { errorsPage } from './pages/errors-page';
import { metricsPage } from './pages/metrics-page';
import { notificationsPage } from './pages/notifications-page';
import { policiesPage } from './pages/policies-page';
import { statesPage } from './pages/states-page';

export const ROOT = join(__dirname, '../../..');

/** A file that is made from the code and committed. */
export interface GeneratedFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly content: string;
}

export function schemaFile(definition: SubgraphDefinition): GeneratedFile {
  return { path: `apps/${definition.name}/schema.graphql`, content: definition.buildSchema().sdl };
}

/** Every generated file, as the code has it now. Throws CompositionError when the four do not compose. */
export function generatedFiles(subgraphs: readonly SubgraphDefinition[]): GeneratedFile[] {
  const schemas = subgraphs.map((definition) => ({ definition, file: schemaFile(definition) }));
  const supergraph = composeSupergraph(
    schemas.map(({ definition, file }) => ({ name: definition.name, sdl: file.content })),
  );
  return [
    ...schemas.map(({ file }) => file),
    { path: 'apps/gateway/supergraph.graphql', content: supergraph },
    { path: 'apps/gateway/api.graphql', content: apiSchemaOf(supergraph) },
    { path: 'docs/errors.md', content: errorsPage(subgraphs) },
    { path: 'docs/metrics.md', content: metricsPage(subgraphs) },
    { path: 'docs/notifications.md', content: notificationsPage(subgraphs) },
    { path: 'docs/policies.md', content: policiesPage(supergraph) },
    { path: 'docs/states.md', content: statesPage(subgraphs) },
  ];
}

/** What is committed, or null when the file is missing. */
export async function committed(file: GeneratedFile): Promise<string | null> {
  return readFile(join(ROOT, file.path), 'utf8').catch(() => null);
}
