import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { listenAnywhere, serveSchema } from './serve-schema';
import { SHOP } from './shop-subgraphs';

/*
 * The process that serves the shop's subgraphs: they are the same for all candidates and none of them is what is
 * measured. It says where they listen once they do, and afterwards, whenever asked, how many requests they have had.
 */
let requests = 0;

async function main(): Promise<void> {
  const urls = await Promise.all(
    SHOP.map(async ({ name, typeDefs, resolvers }) => {
      const schema = buildSubgraphSchema([
        { typeDefs: parse(typeDefs), resolvers: resolvers as never },
      ]);
      return [name, await listenAnywhere(serveSchema(schema, () => (requests += 1)))] as const;
    }),
  );
  process.send?.({ urls: Object.fromEntries(urls) });
  process.on('message', () => process.send?.({ requests }));
}

process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
void main();
