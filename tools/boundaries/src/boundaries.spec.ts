import type { Message, Source } from './lint-sources';
import { lintSources } from './lint-sources';

const BOUNDARIES = '@nx/enforce-module-boundaries';
const LAYERS = 'no-restricted-imports';

/** A file that imports something and uses it. */
const importing = (path: string, from: string): Source => ({
  path,
  text: `import { something } from '${from}';\nexport const used = something;\n`,
});
const file = (path: string, text: string): Source => ({ path, text });

type Forbidden = readonly [sentence: string, source: Source, rule: string, because: RegExp];
const FORBIDDEN: readonly Forbidden[] = [
  // Between packages.
  [
    'an app that imports another app',
    importing('apps/grid/src/x.ts', '@gezhi/services'),
    BOUNDARIES,
    /tagged with "type:app" can only depend on/,
  ],
  [
    'a test of an app that imports another app',
    importing('apps/grid/src/x.api.spec.ts', '@gezhi/services'),
    BOUNDARIES,
    /tagged with "type:app" can only depend on/,
  ],
  [
    'an app that reaches into another by a path',
    importing('apps/grid/src/x.ts', '../../services/src/index'),
    BOUNDARIES,
    /cannot be imported by a relative or absolute path/,
  ],
  [
    'the gateway that imports a subgraph',
    importing('apps/gateway/src/x.ts', '@gezhi/grid'),
    BOUNDARIES,
    /tagged with "type:app" can only depend on/,
  ],
  [
    'a story that imports an app instead of asking it',
    importing('apps/e2e/src/x.e2e.spec.ts', '@gezhi/grid'),
    BOUNDARIES,
    /tagged with "type:app" can only depend on/,
  ],
  [
    'an app that uses the help for tests outside of a test',
    importing('apps/grid/src/x.ts', '@gezhi/testing'),
    BOUNDARIES,
    /tagged with "type:app" can only depend on/,
  ],
  [
    'a platform library that imports an app',
    importing('libs/engine/src/x.ts', '@gezhi/services'),
    BOUNDARIES,
    /tagged with "type:platform" can only depend on/,
  ],
  [
    'a library of a domain that knows the platform',
    importing('libs/gov-lists/src/x.ts', '@gezhi/server'),
    BOUNDARIES,
    /tagged with "type:domain-lib" can only depend on/,
  ],
  [
    'a pure library that knows a library of a domain',
    importing('libs/kernel/src/x.ts', '@gezhi/city'),
    BOUNDARIES,
    /Circular dependency|tagged with "type:pure" can only depend on/,
  ],
  ...['typeorm', 'pg', 'graphql', 'type-graphql', '@apollo/subgraph', 'fastify'].map(
    (library): Forbidden => [
      `a pure library that imports ${library}`,
      importing('libs/kernel/src/x.ts', library),
      BOUNDARIES,
      new RegExp(`"type:pure" is not allowed to import "${library}"`),
    ],
  ),
  [
    'a circle of two libraries',
    importing('libs/server/src/x.ts', '@gezhi/subgraph'),
    BOUNDARIES,
    /Circular dependency between "@gezhi\/server" and "@gezhi\/subgraph"/,
  ],
  [
    'a circle closed by a test',
    importing('libs/persistence/src/x.db.spec.ts', '@gezhi/testing'),
    BOUNDARIES,
    /Circular dependency between/,
  ],
  [
    'an app that imports a tool',
    importing('apps/gateway/src/x.ts', '@gezhi/report'),
    BOUNDARIES,
    /tagged with "type:app" can only depend on/,
  ],
  [
    'a library that imports a tool',
    importing('libs/engine/src/x.ts', '@gezhi/schema'),
    BOUNDARIES,
    /Circular dependency|tagged with "type:platform" can only depend on/,
  ],
  [
    'a way past what a package exports',
    importing('apps/grid/src/x.ts', '@gezhi/kernel/src/money'),
    BOUNDARIES,
    /Transitive or unresolvable dependencies are not allowed/,
  ],
  [
    'a way into a package by a path',
    importing('apps/grid/src/x.ts', '../../../libs/kernel/src/money'),
    BOUNDARIES,
    /cannot be imported by a relative or absolute path/,
  ],
  [
    'a library that the package does not name as its own',
    importing('libs/deadlines/src/x.ts', 'jose'),
    BOUNDARIES,
    /Only packages defined in the "package.json" can be imported/,
  ],

  // Between the layers of a subgraph.
  ...['use-cases', 'graphql', 'database', 'http', 'metrics'].map((layer): Forbidden => [
    `a domain that knows ${layer}`,
    importing('apps/grid/src/domain/event/x.ts', `../../${layer}/event/y`),
    LAYERS,
    /must not know that one/,
  ]),
  [
    'a domain that knows the database by its type alone',
    file(
      'apps/services/src/domain/x.ts',
      `import type { Y } from '../database/y';\nexport type X = Y;\n`,
    ),
    LAYERS,
    /must not know that one/,
  ],
  ...['graphql', 'type-graphql', '@apollo/subgraph', '@gezhi/subgraph'].flatMap((library) =>
    ['domain/event', 'use-cases/event', 'database'].map((layer): Forbidden => [
      `${library} in ${layer}`,
      importing(`apps/grid/src/${layer}/x.ts`, library),
      LAYERS,
      /Only the graphql layer knows GraphQL/,
    ]),
  ),
  ...['typeorm', 'pg'].map((library): Forbidden => [
    `${library} in a rule of the domain`,
    importing('apps/grid/src/domain/event/event.rules.ts', library),
    LAYERS,
    /know the database/,
  ]),
  [
    'an entity that knows GraphQL',
    importing('apps/grid/src/domain/event/x.entity.ts', 'type-graphql'),
    LAYERS,
    /Only the graphql layer knows GraphQL/,
  ],
  [
    'an entity that knows a use case',
    importing('apps/grid/src/domain/event/x.entity.ts', '../../use-cases/event/y'),
    LAYERS,
    /must not know that one/,
  ],
  ...['graphql', 'database', 'http'].map((layer): Forbidden => [
    `a use case that knows ${layer}`,
    importing('apps/enforcement/src/use-cases/case/x.ts', `../../${layer}/y`),
    LAYERS,
    /must not know that one/,
  ]),
  ...['typeorm', 'pg', 'typeorm/query-builder/QueryPartialEntity'].map((library): Forbidden => [
    `a resolver that asks the database itself, with ${library}`,
    importing('apps/party-building/src/graphql/x.resolver.ts', library),
    LAYERS,
    /know the database/,
  ]),
  [
    'a resolver that knows how the database is made',
    importing('apps/grid/src/graphql/event/x.resolver.ts', '../../database/schema'),
    LAYERS,
    /must not know that one/,
  ],
  ...['use-cases', 'graphql', 'http'].map((layer): Forbidden => [
    `a migration that knows ${layer}`,
    importing('apps/grid/src/database/migrations/1-x.ts', `../../${layer}/y`),
    LAYERS,
    /must not know that one/,
  ]),
  [
    'a lazy import, which would escape the rules on layers',
    file('apps/grid/src/domain/x.ts', `export const x = () => import('../graphql/y');\n`),
    'no-restricted-syntax',
    /hides a cycle/,
  ],

  // Within a file.
  ...[
    `export const home = process.env['HOME'];\n`,
    `export const { env } = process;\n`,
    `import process from 'node:process';\nexport const home = process.env['HOME'];\n`,
  ].map((text): Forbidden => [
    `the environment read elsewhere: ${text.trim().split('\n').at(-1)}`,
    file('apps/grid/src/create-x.ts', text),
    'no-restricted-properties',
    /environment\.ts only/,
  ]),
  [
    'the environment imported',
    file('libs/server/src/x.ts', `import { env } from 'node:process';\nexport const x = env;\n`),
    'no-restricted-syntax',
    /environment\.ts only/,
  ],
  [
    'a default export',
    file('libs/kernel/src/x.ts', 'export default 1;\n'),
    'no-restricted-exports',
    /default/,
  ],
  [
    'a default export by another name',
    file('apps/grid/src/x.ts', 'const x = 1;\nexport { x as default };\n'),
    'no-restricted-exports',
    /default/,
  ],
  [
    'an export of one thing as the whole module',
    file('libs/kernel/src/x.ts', 'const x = 1;\nexport = x;\n'),
    'no-restricted-syntax',
    /Export by name/,
  ],
  [
    'a file of more than 400 lines',
    file('apps/grid/src/x.ts', 'export {};\n'.repeat(401)),
    'max-lines',
    /Maximum allowed is 400/,
  ],
  [
    'any',
    file('apps/grid/src/x.ts', 'export const x: any = 1;\n'),
    '@typescript-eslint/no-explicit-any',
    /any/,
  ],
  [
    'any in a test',
    file('apps/grid/src/x.spec.ts', 'export const x: any = 1;\n'),
    '@typescript-eslint/no-explicit-any',
    /any/,
  ],
  [
    'an enum of TypeScript',
    file('libs/kernel/src/x.ts', 'export enum Light {\n  RED,\n}\n'),
    'no-restricted-syntax',
    /union of strings/,
  ],
  [
    'a type imported as a value',
    file('libs/kernel/src/x.ts', `import { Y } from './y';\nexport const x = (y: Y): Y => y;\n`),
    '@typescript-eslint/consistent-type-imports',
    /type/,
  ],
  [
    'a line on the console of a server',
    file('apps/grid/src/x.ts', `console.log('here');\n`),
    'no-console',
    /console/,
  ],
  [
    'a comparison that converts',
    file('libs/kernel/src/x.ts', 'export const same = (a: unknown) => a == 1;\n'),
    'eqeqeq',
    /===/,
  ],
];

const ALLOWED: readonly (readonly [sentence: string, source: Source])[] = [
  [
    'a test that uses the help for tests',
    importing('apps/grid/src/x.db.spec.ts', '@gezhi/testing'),
  ],
  ['an entity that is mapped by TypeORM', importing('apps/grid/src/domain/x.entity.ts', 'typeorm')],
  [
    'a use case that uses the domain',
    importing('apps/grid/src/use-cases/a/x.ts', '../../domain/a/y'),
  ],
  [
    'a use case in a transaction',
    importing('apps/grid/src/use-cases/a/x.ts', '@gezhi/persistence'),
  ],
  ['a resolver that delegates', importing('apps/grid/src/graphql/a/x.ts', '../../use-cases/a/y')],
  [
    'a resolver made of classes',
    importing('apps/grid/src/graphql/a/x.resolver.ts', 'type-graphql'),
  ],
  ['a migration', importing('apps/grid/src/database/migrations/1-x.ts', 'typeorm')],
  ['a seed of domain objects', importing('apps/grid/src/database/seeds/x.ts', '../../domain/a/y')],
  [
    'what puts the layers together',
    file(
      'apps/grid/src/create-x.ts',
      `import { a } from './graphql/a';\nimport { b } from './database/b';\nexport const x = [a, b];\n`,
    ),
  ],
  [
    'the environment, read where it is read',
    file('apps/grid/src/environment.ts', `export const home = process.env['HOME'];\n`),
  ],
  ['a tool that prints an app', importing('tools/schema/src/x.ts', '@gezhi/grid')],
  ['a file of 400 lines', file('apps/grid/src/x.ts', 'export {};\n'.repeat(400))],
];

let judged: readonly Message[][];
beforeAll(async () => {
  judged = await lintSources([
    ...FORBIDDEN.map(([, source]) => source),
    ...ALLOWED.map(([, source]) => source),
  ]);
}, 60_000);

describe('lint refuses', () => {
  it.each(FORBIDDEN.map((each, index) => [each[0], index] as const))('%s', (_, index) => {
    const [, , rule, because] = FORBIDDEN[index] as Forbidden;
    const found = judged[index]?.filter((message) => message.rule === rule);
    expect(found?.map(({ text }) => text)).toContainEqual(expect.stringMatching(because));
  });
});

describe('lint allows', () => {
  it.each(ALLOWED.map(([sentence], index) => [sentence, FORBIDDEN.length + index] as const))(
    '%s',
    (_, index) => {
      expect(judged[index]).toEqual([]);
    },
  );
});
