import { RISK_DISMISSALS, RISK_KINDS, RISK_LEVELS, RISK_PHASES, RISK_SOURCES } from './risk.codes';
import {
  RISK_ACTIONS,
  RISK_MACHINE,
  RISK_MEASURE_MACHINE,
  RISK_MEASURE_STATES,
  RISK_STATES,
} from './risk.states';

/** What the register of risks defines as data. */
export const RISK_DEFINED = {
  machines: [RISK_MACHINE, RISK_MEASURE_MACHINE],
  codeLists: [
    RISK_KINDS,
    RISK_PHASES,
    RISK_LEVELS,
    RISK_SOURCES,
    RISK_DISMISSALS,
    RISK_STATES,
    RISK_ACTIONS,
    RISK_MEASURE_STATES,
  ],
} as const;
