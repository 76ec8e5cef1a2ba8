import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { ListOf, Page, PageRequest } from '@gezhi/persistence';
import { countsByKey, pagesByKey } from '@gezhi/persistence';
import type { ObjectLiteral } from 'typeorm';
import { batched } from '../batched';
import type { SubgraphContext } from '../context';
import type { ConnectionValue } from './connection';
import { connection } from './connection';
import type { PageArgs } from './page.args';
import { pageRequest } from './page.args';

/**
 * A connection field below many parents as one statement, and its total count as another when it is asked for.
 * `list` says which rows belong to a parent, given the caller and the arguments.
 */
export function listField<
  E extends ObjectLiteral,
  A extends PageArgs,
  C extends SubgraphContext = SubgraphContext,
>(
  name: string,
  list: (context: C, args: A) => ListOf<E>,
): (context: C, key: string, args: A) => Promise<Result<ConnectionValue<E>>> {
  const pages = batched<C, Page<E>, { args: A; page: PageRequest }>(
    name,
    (context, keys, { args, page }) =>
      pagesByKey(context.database.manager, keys, list(context, args), page),
  );
  const counts = batched<C, number, A>(`${name} count`, (context, keys, args) =>
    countsByKey(context.database.manager, keys, list(context, args)),
  );
  return async (context, key, args) => {
    const page = pageRequest(args);
    if (!page.ok) return page;
    const found = await pages(context, key, { args, page: page.value });
    const count = async (): Promise<number> =>
      (await counts(context, key, { ...args, first: 0, after: null })) ?? 0;
    return ok(connection(found ?? EMPTY, count));
  };
}

const EMPTY: Page<never> = { rows: [], hasNextPage: false, cursorOf: () => '' };
