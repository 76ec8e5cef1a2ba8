import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import prettier from 'eslint-config-prettier';

const boundaries = (extra = []) => [
  'error',
  {
    enforceBuildableLibDependency: false,
    banTransitiveDependencies: true,
    allowCircularSelfDependency: false,
    allow: extra,
    depConstraints: [
      {
        sourceTag: 'type:pure',
        onlyDependOnLibsWithTags: ['type:pure'],
        bannedExternalImports: [
          'typeorm',
          'pg',
          'pg-*',
          'graphql',
          'graphql-*',
          'type-graphql',
          '@apollo/*',
          'fastify',
        ],
      },
      { sourceTag: 'type:domain-lib', onlyDependOnLibsWithTags: ['type:pure', 'type:domain-lib'] },
      {
        sourceTag: 'type:platform',
        onlyDependOnLibsWithTags: ['type:platform', 'type:domain-lib', 'type:pure'],
      },
      {
        sourceTag: 'type:testing',
        onlyDependOnLibsWithTags: ['type:testing', 'type:platform', 'type:domain-lib', 'type:pure'],
      },
      {
        sourceTag: 'type:app',
        onlyDependOnLibsWithTags: ['type:platform', 'type:domain-lib', 'type:pure'],
      },
      {
        sourceTag: 'type:tool',
        onlyDependOnLibsWithTags: [
          'type:tool',
          'type:app',
          'type:testing',
          'type:platform',
          'type:domain-lib',
          'type:pure',
        ],
      },
      { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
      { sourceTag: 'scope:grid', onlyDependOnLibsWithTags: ['scope:grid', 'scope:shared'] },
      {
        sourceTag: 'scope:party-building',
        onlyDependOnLibsWithTags: ['scope:party-building', 'scope:shared'],
      },
      { sourceTag: 'scope:services', onlyDependOnLibsWithTags: ['scope:services', 'scope:shared'] },
      {
        sourceTag: 'scope:enforcement',
        onlyDependOnLibsWithTags: ['scope:enforcement', 'scope:shared'],
      },
      { sourceTag: 'scope:gateway', onlyDependOnLibsWithTags: ['scope:gateway', 'scope:shared'] },
      { sourceTag: 'scope:e2e', onlyDependOnLibsWithTags: ['scope:e2e', 'scope:shared'] },
    ],
  },
];

/** What a layer of a subgraph must not reach for; see docs/adr on layers. */
const layer = (folder, patterns, options = {}) => ({
  files: [`apps/*/src/${folder}/**/*.ts`],
  ignores: ['**/*.spec.ts', ...(options.except ?? [])],
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});
const outside = (...layers) => ({
  regex: `^(\\.\\./)+(${layers.join('|')})(/|$)`,
  message:
    'This layer must not know that one: graphql → use-cases → domain; database implements what use-cases need.',
});
const GRAPHQL = {
  group: ['graphql', 'graphql-*', 'type-graphql', '@apollo/*', '@gezhi/subgraph'],
  message: 'Only the graphql layer knows GraphQL.',
};
const ORM = {
  group: ['typeorm', 'pg'],
  message: 'Only entities, use cases and the database layer know the database.',
};

const ENVIRONMENT = 'Read the environment in environment.ts only.';
/** Ways round the other rules. */
const NO_DETOURS = [
  { selector: 'TSExportAssignment', message: 'Export by name.' },
  {
    selector: 'TSEnumDeclaration',
    message: 'Use a union of strings; a code list becomes a GraphQL enum by codeEnum.',
  },
];
const NO_ENVIRONMENT_IMPORT = {
  selector:
    'ImportDeclaration[source.value=/^(node:)?process$/] > ImportSpecifier[imported.name="env"]',
  message: ENVIRONMENT,
};
const NO_LAZY_IMPORT = {
  selector: 'ImportExpression',
  message: 'Import at the top of the file: a lazy import hides a cycle from the rules on layers.',
};

/** V8 makes such a closure in the old generation, and all it sees stays until a full collection: docs/adr/0026. */
const KEPT_CLOSURE = 'Give it a method, or a function that returns the closure: see docs/adr/0026.';
const NO_KEPT_CLOSURES = [
  'AssignmentExpression[left.type="MemberExpression"] > :function.right',
  'AssignmentExpression[left.type="MemberExpression"] > TSAsExpression.right > :function',
  'PropertyDefinition > :function.value',
].map((selector) => ({ selector, message: KEPT_CLOSURE }));

export default [
  { ignores: ['**/dist', '**/out-tsc', '**/node_modules', '.nx', '.gezhi', '**/generated/**'] },
  ...tseslint.configs.recommended,
  prettier,
  {
    plugins: { '@nx': nx },
    // Configuration files and start-up scripts (*.mjs) stand outside: they run before packages are known.
    files: ['**/*.ts', '**/*.tsx'],
    rules: { '@nx/enforce-module-boundaries': boundaries() },
  },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports' },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'max-lines': ['error', { max: 400 }],
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, defaultFrom: true, named: true } },
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: ENVIRONMENT,
        },
      ],
      'no-restricted-syntax': ['error', ...NO_DETOURS],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    ignores: ['**/environment.ts', '**/*.spec.ts', '**/*.testing.ts', 'libs/testing/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...NO_DETOURS,
        ...NO_KEPT_CLOSURES,
        NO_ENVIRONMENT_IMPORT,
        NO_LAZY_IMPORT,
      ],
    },
  },
  {
    files: ['libs/engine/src/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/*.testing.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@gezhi/*'], message: 'The engine is for others as well.' }] },
      ],
    },
  },
  layer('domain', [outside('use-cases', 'graphql', 'database', 'http', 'metrics'), GRAPHQL, ORM], {
    except: ['**/*.entity.ts'],
  }),
  {
    files: ['apps/*/src/domain/**/*.entity.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [outside('use-cases', 'graphql', 'database', 'http', 'metrics'), GRAPHQL] },
      ],
    },
  },
  layer('use-cases', [outside('graphql', 'database', 'http'), GRAPHQL]),
  layer('graphql', [outside('database', 'http'), ORM]),
  layer('database', [outside('graphql', 'use-cases', 'http'), GRAPHQL]),
  {
    files: ['**/environment.ts', '**/*.spec.ts', '**/*.testing.ts', 'libs/testing/**/*.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // Command-line tools and start-up scripts talk to a person on the terminal.
    files: ['tools/**/*.{ts,mjs}', 'apps/*/bin/**/*.mjs'],
    rules: { 'no-console': 'off', 'no-restricted-properties': 'off' },
  },
  {
    files: ['**/*.spec.ts', '**/*.testing.ts'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          ...boundaries()[1],
          depConstraints: boundaries()[1].depConstraints.map((constraint) =>
            constraint.sourceTag.startsWith('type:')
              ? {
                  ...constraint,
                  onlyDependOnLibsWithTags: [
                    ...constraint.onlyDependOnLibsWithTags,
                    'type:testing',
                  ],
                }
              : constraint,
          ),
        },
      ],
    },
  },
  {
    // Tools print schemas, load data and draw pages from the manifests of the apps; no app and no library imports a tool.
    files: ['tools/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': boundaries([
        '@gezhi/grid',
        '@gezhi/party-building',
        '@gezhi/services',
        '@gezhi/enforcement',
        '@gezhi/gateway',
      ]),
    },
  },
  {
    files: ['**/*.config.mjs', 'jest.base.mjs', '**/environment.d.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
];
