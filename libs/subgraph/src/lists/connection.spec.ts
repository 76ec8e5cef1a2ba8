import 'reflect-metadata';
import type { Page } from '@gezhi/persistence';
import { graphql } from 'graphql';
import { Field, ObjectType, Query, Resolver } from 'type-graphql';
import { lampContext } from '../lamp.testing';
import { buildSubgraph } from '../schema/build-subgraph';
import { connection, connectionType } from './connection';

@ObjectType('Tree', { description: 'A tree.' })
class TreeType {
  @Field(() => String, { description: 'Its name.' })
  name!: string;
}
const TreeConnection = connectionType('Tree', () => TreeType);

const page: Page<TreeType> = {
  rows: [{ name: 'oak' }, { name: 'elm' }],
  hasNextPage: true,
  cursorOf: ({ name }) => `after ${name}`,
};
const count = jest.fn(() => Promise.resolve(7));

@Resolver()
class TreeResolver {
  @Query(() => TreeConnection, { description: 'Trees.' })
  trees() {
    return connection(page, count);
  }
}
const { schema } = buildSubgraph({ resolvers: [TreeResolver], references: {} });
const ask = async (source: string): Promise<unknown> => {
  const answer = await graphql({ schema, source, contextValue: lampContext() });
  expect(answer.errors).toBeUndefined();
  return JSON.parse(JSON.stringify(answer.data?.['trees']));
};
beforeEach(() => count.mockClear());

describe('a connection', () => {
  it('gives the nodes, their cursors and where the page ends, and counts nothing', async () => {
    const answer = await ask(
      '{ trees { edges { cursor node { name } } nodes { name } pageInfo { hasNextPage endCursor } } }',
    );
    expect(answer).toEqual({
      edges: [
        { cursor: 'after oak', node: { name: 'oak' } },
        { cursor: 'after elm', node: { name: 'elm' } },
      ],
      nodes: [{ name: 'oak' }, { name: 'elm' }],
      pageInfo: { hasNextPage: true, endCursor: 'after elm' },
    });
    expect(count).not.toHaveBeenCalled();
  });

  it('counts when it is asked to', async () => {
    expect(await ask('{ trees { totalCount } }')).toEqual({ totalCount: 7 });
    expect(count).toHaveBeenCalledTimes(1);
  });

  it('ends nowhere when it is empty', () => {
    const empty = connection({ ...page, rows: [], hasNextPage: false }, count);
    expect(empty.pageInfo).toEqual({ hasNextPage: false, endCursor: null });
  });
});
