import { PRODUCTS, REVIEWS, USERS } from './shop-data';
import type { Product, Review, User } from './shop-data';

/** A subgraph of the shop: its schema and how it answers from memory. */
export interface ShopSubgraph {
  readonly name: string;
  readonly typeDefs: string;
  readonly resolvers: Readonly<Record<string, Readonly<Record<string, Resolver>>>>;
}

type Resolver = (parent: never, args: never) => unknown;

const LINK = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.3"
  import: ["@key", "@external", "@requires", "@provides", "@shareable"]
)`;

const users = new Map(USERS.map((user) => [user.id, user]));
const products = new Map(PRODUCTS.map((product) => [product.upc, product]));

const ACCOUNTS: ShopSubgraph = {
  name: 'accounts',
  typeDefs: `${LINK}
    type Query {
      me: User
      user(id: ID!): User
      users: [User]
    }
    type User @key(fields: "id") {
      id: ID!
      name: String
      username: String @shareable
      birthday: Int
    }`,
  resolvers: {
    Query: {
      me: () => USERS[0],
      user: (_: unknown, { id }: { id: string }) => users.get(id),
      users: () => USERS,
    },
    User: { __resolveReference: ({ id }: User) => users.get(id) },
  },
};

const INVENTORY: ShopSubgraph = {
  name: 'inventory',
  typeDefs: `${LINK}
    type Product @key(fields: "upc") {
      upc: String!
      weight: Int @external
      price: Int @external
      inStock: Boolean
      shippingEstimate: Int @requires(fields: "price weight")
    }`,
  resolvers: {
    Product: {
      __resolveReference: (asked: Product) => {
        const known = products.get(asked.upc);
        return known && { upc: known.upc, inStock: known.inStock, of: asked };
      },
      // Dear goods travel free; the rest by weight.
      shippingEstimate: ({ of: { price, weight } }: { of: Product }) =>
        price > 1_000 ? 0 : Math.round(weight / 2),
    },
  },
};

const PRODUCT_CATALOGUE: ShopSubgraph = {
  name: 'products',
  typeDefs: `${LINK}
    type Query {
      topProducts(first: Int = 5): [Product]
    }
    type Product @key(fields: "upc") {
      upc: String!
      name: String
      price: Int
      weight: Int
    }`,
  resolvers: {
    Query: {
      topProducts: (_: unknown, { first }: { first: number }) => PRODUCTS.slice(0, first),
    },
    Product: { __resolveReference: ({ upc }: Product) => products.get(upc) },
  },
};

const REVIEW_BOOK: ShopSubgraph = {
  name: 'reviews',
  typeDefs: `${LINK}
    type Review @key(fields: "id") {
      id: ID!
      body: String
      author: User @provides(fields: "username")
      product: Product
    }
    type User @key(fields: "id") {
      id: ID!
      username: String @external
      reviews: [Review]
    }
    type Product @key(fields: "upc") {
      upc: String!
      reviews: [Review]
    }`,
  resolvers: {
    Review: {
      __resolveReference: ({ id }: Review) => REVIEWS.find((review) => review.id === id),
      author: ({ authorId }: Review) => ({
        id: authorId,
        username: users.get(authorId)?.username,
      }),
      product: ({ productUpc }: Review) => ({ upc: productUpc }),
    },
    User: {
      __resolveReference: ({ id }: User) => users.has(id) && { id },
      reviews: ({ id }: User) => REVIEWS.filter(({ authorId }) => authorId === id),
    },
    Product: {
      __resolveReference: ({ upc }: Product) => products.has(upc) && { upc },
      reviews: ({ upc }: Product) => REVIEWS.filter(({ productUpc }) => productUpc === upc),
    },
  },
};

export const SHOP: readonly ShopSubgraph[] = [ACCOUNTS, INVENTORY, PRODUCT_CATALOGUE, REVIEW_BOOK];
