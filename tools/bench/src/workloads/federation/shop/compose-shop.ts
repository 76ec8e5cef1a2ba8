import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { SHOP } from './shop-subgraphs';

/** The shop's supergraph, with each subgraph's address and, where a gateway wants other ones, name. */
export function composeShop(
  urls: Readonly<Record<string, string>>,
  nameOf: (subgraph: string) => string = (name) => name,
): string {
  const { supergraphSdl, errors } = composeServices(
    SHOP.map(({ name, typeDefs }) => ({
      name: nameOf(name),
      url: urls[name] ?? '',
      typeDefs: parse(typeDefs),
    })),
  );
  if (supergraphSdl === undefined) throw new Error(`The shop does not compose: ${errors}`);
  return supergraphSdl;
}
