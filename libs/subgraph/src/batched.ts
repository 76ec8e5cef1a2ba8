import DataLoader from 'dataloader';
import type { SubgraphContext } from './context';

/** As many keys as one statement takes at once. */
const LARGEST_BATCH = 1_000;

/** Loads values for many keys in one round trip; keys without a value are absent. */
export type LoadMany<C extends SubgraphContext, A, V> = (
  context: C,
  keys: readonly string[],
  args: A,
) => Promise<ReadonlyMap<string, V>>;

/**
 * Makes a field one statement: all keys asked for in the same tick with the same arguments are loaded together,
 * once per request.
 */
export function batched<C extends SubgraphContext, V, A = undefined>(
  name: string,
  load: LoadMany<C, A, V>,
) {
  return (context: C, key: string, args?: A): Promise<V | null> => {
    const id = args === undefined ? name : `${name} ${JSON.stringify(args)}`;
    let loader = context.loaders.get(id) as DataLoader<string, V | null> | undefined;
    if (!loader) {
      loader = new DataLoader<string, V | null>(
        async (keys) => {
          const found = await load(context, keys, args as A);
          return keys.map((each) => found.get(each) ?? null);
        },
        { maxBatchSize: LARGEST_BATCH },
      );
      context.loaders.set(id, loader as DataLoader<string, unknown>);
    }
    return loader.load(key);
  };
}
