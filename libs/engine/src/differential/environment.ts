/** How many operations are compared, and from which seed on: `ENGINE_DIFFERENTIAL_RUNS=10000 ENGINE_DIFFERENTIAL_SEED=7`. */
export function differentialRuns(): number {
  return Number(process.env.ENGINE_DIFFERENTIAL_RUNS ?? 300);
}

export function differentialSeed(): number {
  return Number(process.env.ENGINE_DIFFERENTIAL_SEED ?? 1);
}
