import { base } from '../../jest.base.mjs';

const shared = base(import.meta.dirname);

/** It imports `http` only when it is needed, which jest cannot do in CommonJS: compiled like our own code, it can. */
const LAZY_IMPORTS = '@opentelemetry/otlp-exporter-base';

export default {
  ...shared,
  transformIgnorePatterns: shared.transformIgnorePatterns.map((pattern) =>
    pattern.replace('(?!(', `(?!(${LAZY_IMPORTS}|`),
  ),
};
