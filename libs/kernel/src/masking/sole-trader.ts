/** Registered by the market regulator (9) as an individual business (2), GB 32100-2015 table 1. */
const SOLE_TRADER = '92';

/** Whether a unified social credit code belongs to an individual business (个体工商户), so that it leads to a person. */
export function isSoleTrader(uscc: string): boolean {
  return uscc.startsWith(SOLE_TRADER);
}
