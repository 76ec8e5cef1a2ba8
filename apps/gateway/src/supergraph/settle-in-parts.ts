import type { AnswerInParts, AnswerPart, LaterParts } from '@gezhi/engine';
import type { PartsSettler } from '@gezhi/field-rules';

type Data = Record<string, unknown> | null;

/** An answer in parts as its caller may be given it: null, and why, where a field is refused. */
export async function settledInParts(
  { data, errors, rest }: AnswerInParts,
  settler: PartsSettler,
): Promise<AnswerInParts> {
  if (data === undefined) return { errors };
  const begun = settler.begin({ data: JSON.parse(data ?? 'null') as Data, errors });
  const told = { data: begun.data ? JSON.stringify(begun.data) : null, errors: begun.errors ?? [] };
  if (rest === undefined) return told;
  if (told.data !== null) return { ...told, rest: new SettledRest(rest, settler) };
  await rest.return?.();
  return told;
}

class SettledRest implements AsyncIterableIterator<LaterParts, undefined> {
  constructor(
    private readonly rest: AsyncIterableIterator<LaterParts, undefined>,
    private readonly settler: PartsSettler,
  ) {}

  async next(): Promise<IteratorResult<LaterParts, undefined>> {
    for (;;) {
      const { done, value } = await this.rest.next();
      if (done === true) return { done, value: undefined };
      const parts = value.parts.flatMap((part) => this.settle(part));
      // The last is told even when nothing of it is left.
      if (parts.length > 0 || !value.hasNext) return { done: false, value: { ...value, parts } };
    }
  }

  async return(): Promise<IteratorResult<LaterParts, undefined>> {
    await this.rest.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private settle(part: AnswerPart): AnswerPart[] {
    const data = JSON.parse(part.data ?? 'null') as Data;
    const settled = this.settler.settle({ ...part, data });
    if (settled === null) return [];
    return [{ ...settled, data: settled.data && JSON.stringify(settled.data) }];
  }
}
