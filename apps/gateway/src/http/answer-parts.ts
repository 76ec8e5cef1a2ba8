import type { AnswerPart, LaterParts } from '@gezhi/engine';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';

/** The dialect of incremental delivery Apollo's clients speak; `multipart/mixed` that names another is not ours. */
export const PARTS_TYPE = 'multipart/mixed; boundary="-"; deferSpec=20220824';

const PART_HEAD = 'content-type: application/json; charset=utf-8\r\n\r\n';

type Tell = (error: GraphQLError) => GraphQLFormattedError;

/** The first part of a multipart answer, with the delimiter that says it is whole. */
export function firstPart(body: string): string {
  return `\r\n---\r\n${nextPart(`${body.trimEnd().slice(0, -1)},"hasNext":true}`, true)}`;
}

/** A later part. */
function laterPart(later: LaterParts, tell: Tell): string {
  return nextPart(laterText(later, tell), later.hasNext);
}

/** All later parts. The first thing that goes wrong in them is added to `met` when it is empty. */
export function laterParts(
  rest: AsyncIterableIterator<LaterParts>,
  tell: Tell,
  met: GraphQLError[],
): AsyncIterableIterator<string, undefined> {
  const OVER = { done: true, value: undefined } as const;
  return {
    async next() {
      const { done, value } = await rest.next();
      if (done === true) return OVER;
      const [first] = value.parts.flatMap(({ errors }) => errors.slice(0, 1));
      if (first !== undefined && met.length === 0) met.push(first);
      return { done: false, value: laterPart(value, tell) };
    },
    async return() {
      await rest.return?.();
      return OVER;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** What came later, as one JSON text. */
export function laterText({ parts, hasNext }: LaterParts, tell: Tell): string {
  const told = parts.map((part) => partText(part, tell)).join(',');
  return `{${told === '' ? '' : `"incremental":[${told}],`}"hasNext":${hasNext}}`;
}

function partText({ data, path, label, errors }: AnswerPart, tell: Tell): string {
  const members = [
    `"data":${data}`,
    `"path":${JSON.stringify(path)}`,
    ...(label === undefined ? [] : [`"label":${JSON.stringify(label)}`]),
    ...(errors.length === 0 ? [] : [`"errors":${JSON.stringify(errors.map(tell))}`]),
  ];
  return `{${members.join(',')}}`;
}

/** The delimiter comes with the part it ends, so that a client need not wait for the next. */
function nextPart(text: string, hasNext: boolean): string {
  return `${PART_HEAD}${text}\r\n---${hasNext ? '' : '--'}\r\n`;
}
