import type { FeedSource } from '@gezhi/messaging';

/** Whose changes can be followed live, and by whom: as far as each table's rule of rows shows the object by scope. */
export const GRID_FEED: readonly FeedSource[] = [
  {
    type: 'GovEvent',
    table: 'gov_event',
    organizations:
      'array_remove(o.assist_organization_ids::uuid[] || o.lead_organization_id, NULL)',
  },
  {
    type: 'SecretaryOrder',
    table: 'secretary_order',
    organizations: 'array_remove(o.joint_organization_ids::uuid[] || o.organization_id, NULL)',
  },
  { type: 'HealthCheck', table: 'health_check' },
  { type: 'EmergencyIncident', table: 'emergency_incident' },
  { type: 'Risk', table: 'risk', organizations: 'o.organization_ids::uuid[]' },
  { type: 'AreaAlert', table: 'area_alert' },
  { type: 'Device', table: 'device', organizations: 'ARRAY[o.owner_organization_id]' },
  { type: 'Dispute', table: 'dispute', organizations: 'array_remove(ARRAY[o.committee_id], NULL)' },
  {
    type: 'Whistle',
    table: 'whistle',
    organizations: `array_remove(o.initiator_organization_id
      || CASE WHEN o.blown_at IS NOT NULL THEN o.responder_ids::uuid[] ELSE '{}' END, NULL)`,
  },
  { type: 'Area', table: 'area', key: 'o.code', areaCode: 'o.code' },
  { type: 'Grid', table: 'grid', key: 'o.code', areaCode: 'o.code' },
  { type: 'MicroGrid', table: 'micro_grid', key: 'o.code', areaCode: 'o.code' },
  { type: 'GridPost', table: 'grid_post' },
];
