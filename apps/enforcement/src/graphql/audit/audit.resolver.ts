import { accessList, auditReader } from '@gezhi/subgraph';
import { caseOfInspection } from '../../use-cases/inspection/find-case';
import type { EnforcementContext } from '../context';
import { OrganizationType } from '../organization/organization.type';

export const EnforcementAuditReader = auditReader('enforcement');

/** Who had to do with an inspection. */
export const EnforcementAccessList = accessList<EnforcementContext>({
  domain: 'enforcement',
  type: 'Inspection',
  code: { name: 'inspection', description: 'The key or the number of the inspection.' },
  findCase: ({ database }, code) => caseOfInspection(database, code),
  organization: () => OrganizationType,
});
