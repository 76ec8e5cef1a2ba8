import { listen } from '@gezhi/server';
import { END, FIELD, FILE, KEEP, one, opening, send } from '../testing/multipart-request.testing';
import { startTestGateway } from '../testing/test-gateway.testing';

describe('operations that come with files', () => {
  let graph: Awaited<ReturnType<typeof startTestGateway>>;
  let url: string;
  let signedIn: Record<string, string>;

  beforeAll(async () => {
    graph = await startTestGateway({
      uploads: { files: 3, fileBytes: 1_000, requestBytes: 5_000 },
    });
    url = await listen(graph.gateway, { port: 0, host: '127.0.0.1' });
    signedIn = await graph.signIn('resident');
  });
  afterAll(() => graph[Symbol.asyncDispose]());

  const file = FILE('a', 'x');
  const variables = { file: null };
  const two = 'mutation($file: Upload!, $other: Upload) { keep(file: $file, other: $other) }';
  it.each<[string, string, number, string]>([
    ['nothing', '', 400, 'UPLOAD_UNREADABLE'],
    ['no operation', FIELD('map', '{}') + END, 400, 'UPLOAD_UNREADABLE'],
    ['no map', FIELD('operations', '{}') + END, 400, 'UPLOAD_UNREADABLE'],
    ['a file first', file + one() + END, 400, 'UPLOAD_UNREADABLE'],
    ['a field more', one() + FIELD('note', 'x') + file + END, 400, 'UPLOAD_UNREADABLE'],
    [
      'an operation that is no JSON',
      FIELD('operations', '{') + FIELD('map', '{"a":["variables.file"]}') + file + END,
      400,
      'UPLOAD_UNREADABLE',
    ],
    [
      'a map that is no JSON',
      FIELD('operations', '{"query":""}') + FIELD('map', '[') + file + END,
      400,
      'UPLOAD_UNREADABLE',
    ],
    [
      'a map that is a list',
      opening({ query: KEEP, variables }, []) + file + END,
      400,
      'UPLOAD_UNREADABLE',
    ],
    ['an empty map', opening({ query: KEEP, variables }, {}) + END, 400, 'UPLOAD_UNREADABLE'],
    [
      'a map of texts',
      opening({ query: KEEP, variables }, { a: 'variables.file' }) + file + END,
      400,
      'UPLOAD_UNREADABLE',
    ],
    [
      'a list of operations',
      opening([{ query: KEEP, variables }], { a: ['0.variables.file'] }) + file + END,
      400,
      'BATCHES_NOT_ANSWERED',
    ],
    [
      'a file outside of the variables',
      opening({ query: KEEP, variables }, { a: ['extensions.file'] }) + file + END,
      400,
      'UPLOAD_MAP_INVALID',
    ],
    [
      'a file in two places',
      opening(
        { query: two, variables: { file: null, other: null } },
        { a: ['variables.file', 'variables.other'] },
      ) +
        file +
        END,
      400,
      'UPLOAD_MAP_INVALID',
    ],
    [
      'two files in one place',
      opening({ query: KEEP, variables }, { a: ['variables.file'], b: ['variables.file'] }) +
        file +
        END,
      400,
      'UPLOAD_MAP_INVALID',
    ],
    [
      'a file for a variable there is not',
      opening({ query: KEEP, variables }, { a: ['variables.other'] }) + file + END,
      400,
      'UPLOAD_MAP_INVALID',
    ],
    ['a place that is not null', one(KEEP, { file: 'x' }) + file + END, 400, 'UPLOAD_MAP_INVALID'],
    ['a place that is left out', one(KEEP, {}) + file + END, 400, 'UPLOAD_MAP_INVALID'],
    [
      'a place of another type',
      opening(
        { query: 'mutation($file: String!) { rename(name: $file) { name } }', variables },
        { a: ['variables.file'] },
      ) +
        file +
        END,
      400,
      'UPLOAD_MAP_INVALID',
    ],
    [
      'more files than are taken',
      opening({ query: KEEP, variables }, { a: ['variables.file'], b: [], c: [], d: [] }) +
        file +
        END,
      400,
      'UPLOAD_TOO_MANY_FILES',
    ],
    ['a file the map does not name', one() + FILE('b', 'x') + END, 400, 'UPLOAD_FILE_UNEXPECTED'],
    ['a file twice', one() + file + file + END, 400, 'UPLOAD_FILE_UNEXPECTED'],
    ['no file', one() + END, 400, 'UPLOAD_FILE_MISSING'],
    ['half of a file', one() + file.slice(0, -2), 400, 'UPLOAD_UNREADABLE'],
    ['too large a file', one() + FILE('a', 'x'.repeat(1_001)) + END, 413, 'UPLOAD_FILE_TOO_LARGE'],
    ['too much', one() + FILE('a', 'x'.repeat(6_000)) + END, 413, 'BODY_TOO_LARGE'],
    [
      'a question',
      one('query($file: Upload) { look(file: $file) }') + file + END,
      400,
      'UPLOAD_NEEDS_MUTATION',
    ],
    [
      'an operation there is not',
      one('mutation { nothing }') + file + END,
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a file written out',
      one('mutation($file: Upload!) { keep(file: "x", other: $file) }') + file + END,
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a file for two departments',
      one('mutation($file: Upload!) { keep(file: $file) keepElsewhere(file: $file) }') + file + END,
      400,
      'UPLOAD_NEEDS_ONE_DEPARTMENT',
    ],
    [
      'files for two departments',
      opening(
        {
          query:
            'mutation($file: Upload!, $other: Upload!) { keep(file: $file) keepElsewhere(file: $other) }',
          variables: { file: null, other: null },
        },
        { a: ['variables.file'], b: ['variables.other'] },
      ) +
        file +
        FILE('b', 'y') +
        END,
      400,
      'UPLOAD_NEEDS_ONE_DEPARTMENT',
    ],
  ])('are refused with %s', async (_what, body, status, code) => {
    const answer = await send(url, signedIn, body);
    expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([status, code]);
    expect(answer.errors?.[0]?.message).not.toMatch(/[{}]/);
    const zh = await send(url, { ...signedIn, 'accept-language': 'zh' }, body);
    expect(zh.errors?.[0]?.extensions.code).toBe(code);
  });
});
