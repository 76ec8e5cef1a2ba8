import { z } from 'zod';

/** What Apollo's tools write (`generate-persisted-query-manifest`). */
const apollo = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string().min(1), body: z.string().min(1) })),
});

/** What Relay's compiler writes: id → text. */
const relay = z.record(z.string().min(1), z.string().min(1));

/** The documents of one manifest, by the id the client knows them under. Throws when it is no manifest. */
export function readManifest(json: string): ReadonlyMap<string, string> {
  const given: unknown = JSON.parse(json);
  const manifest = apollo.safeParse(given);
  if (manifest.success) return new Map(manifest.data.operations.map(({ id, body }) => [id, body]));
  const isApollo = typeof given === 'object' && given !== null && 'format' in given;
  const persisted = isApollo ? null : relay.safeParse(given);
  if (persisted?.success) return new Map(Object.entries(persisted.data));
  throw new Error(
    `neither a manifest of Apollo nor one of Relay: ${z.prettifyError(persisted?.error ?? manifest.error)}`,
  );
}
