import { metricField } from '@gezhi/subgraph';
import { ENFORCEMENT_METRICS } from '../../metrics/catalogue';
import type { EnforcementContext } from '../context';

export const metricsOfOrganization = metricField<EnforcementContext>(
  ENFORCEMENT_METRICS,
  'ORGANIZATION',
);
