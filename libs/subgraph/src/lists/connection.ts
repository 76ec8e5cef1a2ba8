import type { Page } from '@gezhi/persistence';
import type { ClassType } from 'type-graphql';
import { Directive, Field, Int, ObjectType } from 'type-graphql';

@Directive('@shareable')
@ObjectType('PageInfo', { description: 'Where a page ends (Relay cursor connections).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after endCursor.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Give it as `after` to read the next page.' })
  endCursor!: string | null;
}

/** What a connection field answers. */
export interface ConnectionValue<E> {
  readonly edges: readonly { readonly cursor: string; readonly node: E }[];
  readonly nodes: readonly E[];
  readonly pageInfo: PageInfo;
  readonly totalCount: Promise<number>;
}

/**
 * Makes the Relay connection type of a node type: `<name>Connection` and `<name>Edge`. `shareable` for nodes that
 * every subgraph has.
 */
export function connectionType<T extends object>(
  name: string,
  node: () => ClassType<T>,
  { shareable = false }: { readonly shareable?: boolean } = {},
): ClassType<ConnectionValue<T>> {
  const Sharing: ClassDecorator = shareable ? Directive('@shareable') : () => undefined;

  @Sharing
  @ObjectType(`${name}Edge`, { description: `One ${name} of a list, with its place in it.` })
  class Edge {
    @Field(() => String, { description: 'The place of the node in the list.' })
    cursor!: string;

    @Field(() => node(), { description: 'The object itself.' })
    node!: T;
  }

  @Sharing
  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class Connection {
    @Field(() => [Edge], { description: 'The nodes of the page with their cursors.' })
    edges!: Edge[];

    @Field(() => [node()], {
      description: 'The nodes of the page, for callers that need no cursors.',
    })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Whether and where the list goes on.' })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      description:
        'How long the whole list is; counted only when asked, 10000 means that many or more.',
    })
    totalCount!: Promise<number>;
  }

  return Connection;
}

/** Turns a page into the value of a connection; the count is made only when the field is asked for. */
export function connection<E>(page: Page<E>, count: () => Promise<number>): ConnectionValue<E> {
  const edges = page.rows.map((node) => ({ cursor: page.cursorOf(node), node }));
  return {
    edges,
    nodes: page.rows,
    pageInfo: { hasNextPage: page.hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
    get totalCount() {
      return count();
    },
  };
}
