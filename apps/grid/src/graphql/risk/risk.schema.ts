import { RiskSteps } from './risk-steps.resolver';
import { riskById } from './risk.loader';
import { RiskMeasureResolver, RiskResolver } from './risk.resolver';
import {
  RiskOfAlert,
  RiskOfEvent,
  RisksOfArea,
  RisksOfOrganization,
  RisksOnBoard,
} from './risks-of.resolver';

export const RISK_RESOLVERS = [
  RiskResolver,
  RiskMeasureResolver,
  RiskSteps,
  RisksOfArea,
  RisksOfOrganization,
  RiskOfEvent,
  RiskOfAlert,
  RisksOnBoard,
] as const;

export const RISK_REFERENCES = {
  Risk: { key: 'id', load: riskById },
} as const;
