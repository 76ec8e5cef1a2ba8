import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Packages that ship ESM only; jest runs CommonJS, so they are compiled like our own code. */
const ESM_ONLY = [
  'jose',
  'graphql-scalars',
  '@graphql-tools',
  'sql-template-tag',
  'cookie',
  'content-disposition',
  '@exodus/bytes',
  'mime',
  'pg-boss',
  'serialize-error',
  'non-error',
];

/**
 * The jest configuration every project shares.
 * Test files end in `.spec.ts` (pure), `.db.spec.ts`, `.api.spec.ts` or `.e2e.spec.ts`: the suffix names the cost.
 */
export function base(directory, overrides = {}) {
  const name =
    JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')).name ?? basename(directory);
  return {
    displayName: name,
    rootDir: directory,
    roots: ['<rootDir>/src'],
    testEnvironment: 'node',
    testEnvironmentOptions: {
      customExportConditions: ['@gezhi/source', 'node', 'require', 'default'],
    },
    testMatch: ['**/*.spec.ts'],
    moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'json', 'node'],
    transform: {
      '^.+\\.[cm]?[jt]sx?$': [
        '@swc/jest',
        {
          swcrc: false,
          module: { type: 'commonjs' },
          sourceMaps: 'inline',
          jsc: {
            target: 'esnext',
            parser: { syntax: 'typescript', decorators: true },
            transform: {
              legacyDecorator: true,
              decoratorMetadata: false,
              useDefineForClassFields: false,
            },
          },
        },
      ],
    },
    transformIgnorePatterns: [`node_modules/(?!(${ESM_ONLY.join('|')})/)`],
    ...overrides,
  };
}
