import { printFlood, printReload, printStop } from '../output/print-endurance';
import { isFloodFaultless, runFlood } from './run-flood';
import { isReloadFaultless, runReload } from './run-reload';
import { isStopFaultless, runStop } from './run-stop';

/** What is promised of a gateway that goes on for years, each tried by a run of its own. */
export const ENDURANCE = ['reload', 'stop', 'flood'] as const;
export type EnduranceName = (typeof ENDURANCE)[number];

export interface EnduranceOptions {
  /** How long supergraphs are brought out. */
  readonly minutes: number;
  /** How often a gateway is stopped. */
  readonly rounds: number;
  /** Of the flood. */
  readonly operations: number;
}

export interface EnduranceResult {
  readonly name: EnduranceName;
  /** For people. */
  readonly text: string;
  /** For programs. */
  readonly result: object;
  readonly faultless: boolean;
}

export async function runEndurance(
  name: EnduranceName,
  options: EnduranceOptions,
  onProgress: (step: string) => void,
): Promise<EnduranceResult> {
  if (name === 'reload') {
    const result = await runReload(options, onProgress);
    return { name, text: printReload(result), result, faultless: isReloadFaultless(result) };
  }
  if (name === 'stop') {
    const result = await runStop(options, onProgress);
    const faultless = result.every(isStopFaultless);
    return { name, text: printStop(result), result, faultless };
  }
  const result = await runFlood(options, onProgress);
  return { name, text: printFlood(result), result, faultless: isFloodFaultless(result) };
}
