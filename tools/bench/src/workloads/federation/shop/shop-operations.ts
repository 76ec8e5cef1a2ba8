import type { Query } from '../../../workload';
import { PRODUCTS } from './shop-data';

const FRAGMENTS = `
fragment UserFields on User { id username name }
fragment ReviewFields on Review { id body }
fragment ProductFields on Product { upc name price weight inStock shippingEstimate }`;

/** Seven fetches deep and wide; the answer is about 88 KB. */
const HEAVY = `query Heavy($first: Int!) {
  users {
    ...UserFields
    reviews {
      ...ReviewFields
      product {
        ...ProductFields
        reviews {
          ...ReviewFields
          author {
            ...UserFields
            reviews {
              ...ReviewFields
              product { ...ProductFields }
            }
          }
        }
      }
    }
  }
  topProducts(first: $first) {
    ...ProductFields
    reviews {
      ...ReviewFields
      author {
        ...UserFields
        reviews {
          ...ReviewFields
          product { ...ProductFields }
        }
      }
    }
  }
}
${FRAGMENTS}`;

/** Two subgraphs, two steps. */
const MEDIUM = `query Medium($first: Int!) {
  topProducts(first: $first) {
    upc
    name
    price
    reviews { id body author { id username } }
  }
}`;

/** One subgraph, one step. */
const SMALL = `query Small($first: Int!) { topProducts(first: $first) { upc name price weight } }`;

/** As many as there are: a larger number gives the same answer. */
const ALL = PRODUCTS.length;

/** A candidate that paid no heed to variables would be found out by these. */
const probesOf = (query: string) =>
  [0, 1, 3].map((first) => ({ query, variables: { first } as Record<string, unknown> }));

const query = (name: string, text: string, distinct = false): Query => ({
  name,
  request: {
    query: text,
    variables: { first: ALL },
    ...(distinct && { varying: [{ path: 'first', from: ALL, step: 1 }] }),
  },
  probes: probesOf(text),
  ignored: [],
});

/**
 * The forms measured. In `…-distinct` no two requests have the same variables, so that no client
 * request and no request for the top products can be shared; requests for entities still can.
 */
export const SHOP_QUERIES: readonly Query[] = [
  query('heavy', HEAVY),
  query('heavy-distinct', HEAVY, true),
  query('medium', MEDIUM),
  query('small', SMALL),
];
