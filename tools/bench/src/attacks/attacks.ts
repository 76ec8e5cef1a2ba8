import { gzipSync } from 'node:zlib';
import type { Attack, Outcome } from './attack';
import { bomb, doublingFragments } from './attack-operations';
import { drip, post } from './send';

const MEGABYTE = 1_048_576;

function operation(
  name: string,
  codes: readonly string[],
  query: string,
  variables?: object,
): Attack {
  const body = JSON.stringify({ query, variables });
  return { name, codes, bytes: query.length, send: (url) => post(url, body) };
}

function body(
  name: string,
  codes: readonly string[],
  bytes: number,
  send: (url: string) => Promise<Outcome>,
): Attack {
  return { name, codes, bytes, send };
}

const repeat = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const nested = (depth: number) =>
  `{ place ${'{ a '.repeat(depth - 2)}{ name }${' }'.repeat(depth - 2)} }`;
const large = (megabytes: number) => Buffer.alloc(megabytes * MEGABYTE, ' ');

/** What a gateway at the edge of a city's network is sent sooner or later. Bodies are made when they are sent. */
export const ATTACKS: readonly Attack[] = [
  operation(
    '5,000 aliases',
    ['TOO_MANY_TOKENS'],
    `{ ${repeat(5_000, (n) => `a${n}: place { id }`)} }`,
  ),
  operation('600 aliases', ['TOO_MANY_ALIASES'], `{ ${repeat(600, (n) => `a${n}:__typename`)} }`),
  operation(
    '90 aliases at the top',
    ['TOO_MANY_ROOT_FIELDS'],
    `{ ${repeat(90, (n) => `a${n}: place { id }`)} }`,
  ),
  operation('depth 20', ['OPERATION_TOO_DEEP'], nested(20)),
  operation('depth 14, of lists', ['OPERATION_TOO_COSTLY'], nestedLists(14)),
  operation('fragments that double, 510 B', ['OPERATION_TOO_LARGE'], doublingFragments(510)),
  operation(
    'fragments that double, 821 B',
    ['OPERATION_TOO_LARGE', 'OPERATION_TOO_DEEP'],
    doublingFragments(821),
  ),
  operation(
    'fields repeated on every level',
    ['TOO_MANY_REPEATS', 'OPERATION_TOO_LARGE'],
    repeated(7),
  ),
  operation(
    'one field 1,900 times',
    ['TOO_MANY_ROOT_FIELDS', 'TOO_MANY_REPEATS'],
    `{ ${'__typename '.repeat(1_900)} }`,
  ),
  operation('planner bomb, 934 B', ['OPERATION_TOO_COMPLEX'], bomb(934)),
  operation('planner bomb, 5.6 KB', ['OPERATION_TOO_COMPLEX'], bomb(5_600)),
  operation(
    'planner bomb, 34 KB',
    ['TOO_MANY_TOKENS', 'TOO_MANY_ALIASES', 'OPERATION_TOO_LARGE'],
    bomb(34_000),
  ),
  operation(
    'a list of 100,000 in the text',
    ['TOO_MANY_TOKENS'],
    `{ chosen(ids: [${'1,'.repeat(100_000)}]) }`,
  ),
  operation(
    'a list of 100,000 in variables',
    ['VARIABLES_TOO_LARGE'],
    'query ($ids: [ID!]!) { chosen(ids: $ids) }',
    {
      ids: Array<number>(100_000).fill(1),
    },
  ),
  operation('a page of 100,000', ['OPERATION_TOO_COSTLY'], '{ places(first: 100000) { name } }'),
  operation(
    'pages in pages',
    ['OPERATION_TOO_COSTLY'],
    '{ places(first: 200) { places(first: 200) { places(first: 200) { name } } } }',
  ),
  operation(
    '2,000 directives',
    ['TOO_MANY_TOKENS'],
    `{ __typename ${'@skip(if: false) '.repeat(2_000)} }`,
  ),
  operation(
    '250 directives',
    ['TOO_MANY_DIRECTIVES'],
    `{ __typename ${'@skip(if: false) '.repeat(250)} }`,
  ),
  operation(
    'the schema, deep in itself',
    ['INTROSPECTION_TOO_LARGE'],
    '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }',
  ),
  operation(
    'the schema, 50 times',
    ['INTROSPECTION_TOO_LARGE'],
    `{ ${repeat(50, (n) => `a${n}: __schema { types { name } }`)} }`,
  ),
  body('a batch of 1,000 operations', ['BATCHES_NOT_ANSWERED'], 31_000, (url) =>
    post(url, JSON.stringify(Array(1_000).fill({ query: '{ place { id } }' }))),
  ),
  body('a body of 2 MB', ['BODY_TOO_LARGE'], 2 * MEGABYTE, (url) => post(url, large(2))),
  body('a body of 50 MB', ['BODY_TOO_LARGE'], 50 * MEGABYTE, (url) => post(url, large(50))),
  body('gzip, 200 KB that become 200 MB', ['UNSUPPORTED_MEDIA_TYPE'], 200_000, (url) =>
    post(url, gzipped(), { 'content-encoding': 'gzip' }),
  ),
  body('a byte every 50 ms', ['BODY_TOO_SLOW'], 100_000, (url) => drip(url, 50)),
];

const compressed: Buffer[] = [];

function gzipped(): Buffer {
  if (compressed.length === 0) compressed.push(gzipSync(Buffer.alloc(200 * MEGABYTE)));
  return compressed[0] ?? Buffer.alloc(0);
}

function nestedLists(depth: number): string {
  return `{ places ${'{ places '.repeat(depth - 2)}{ name }${' }'.repeat(depth - 2)} }`;
}

function repeated(levels: number): string {
  const level = (left: number): string =>
    left === 0 ? '{id}' : `{a${level(left - 1)} a${level(left - 1)}}`;
  return `{place${level(levels)}}`;
}
