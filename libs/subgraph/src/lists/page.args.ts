import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { PageRequest } from '@gezhi/persistence';
import { decodeCursor } from '@gezhi/persistence';
import { ArgsType, Field, Int } from 'type-graphql';

export const LONGEST_PAGE = 200;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: 'How many to read, at most 200.' })
  first: number = 20;

  @Field(() => String, { nullable: true, description: 'The cursor after which to go on.' })
  after?: string | null;
}

/** The page asked for, or LIMIT_EXCEEDED / INVALID_CURSOR. */
export function pageRequest({ first, after }: PageArgs): Result<PageRequest> {
  if (first < 0 || first > LONGEST_PAGE) {
    return refuse('LIMIT_EXCEEDED', {
      path: ['first'],
      field: 'first',
      given: first,
      limit: LONGEST_PAGE,
    });
  }
  if (after === undefined || after === null) return ok({ first, after: null });
  const cursor = decodeCursor(after);
  return cursor.ok ? ok({ first, after: cursor.value }) : cursor;
}
