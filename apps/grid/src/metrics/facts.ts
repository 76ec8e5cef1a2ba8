import type { Fact } from '@gezhi/metrics';

/** Events by the moment they were reported. */
export const REPORTED_EVENTS: Fact = {
  name: 'reported events',
  from: 'gov_event f',
  during: 'f.reported_at >= w.starts_at AND f.reported_at < w.ends_at',
  areaCode: 'f.area_code',
  organizationId: 'f.lead_organization_id',
};
