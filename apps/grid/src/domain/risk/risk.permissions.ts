import { definePermissions } from '@gezhi/identity';

const COMMAND = ['SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND'] as const;
const BY_COMMAND = { roles: COMMAND, area: 'COVERED' } as const;
const BY_OWNER = {
  roles: [...COMMAND, 'DEPARTMENT_OFFICER', 'ENFORCEMENT_OFFICER', 'COMMUNITY_SECRETARY'],
  organization: 'OWN',
} as const;

/** Who may do what with a risk: whoever is on the ground finds, command centres decide, owners act. */
export const RISK_PERMISSIONS = definePermissions({
  'risk.register': {
    roles: ['GRID_MEMBER', 'COMMUNITY_SECRETARY', 'DEPARTMENT_OFFICER', ...COMMAND],
    area: 'COVERED',
  },
  'risk.assess': BY_COMMAND,
  'risk.plan': [BY_COMMAND, BY_OWNER],
  'risk.openEvent': BY_COMMAND,
  'risk.resolve': BY_COMMAND,
  'risk.institutionalise': [BY_COMMAND, BY_OWNER],
  'risk.review': [BY_COMMAND, BY_OWNER],
  'risk.takeUpAgain': [BY_COMMAND, BY_OWNER],
  'risk.close': BY_COMMAND,
  'risk.dismiss': BY_COMMAND,
  'riskMeasure.finish': [BY_COMMAND, BY_OWNER],
  'riskMeasure.drop': BY_COMMAND,
});
