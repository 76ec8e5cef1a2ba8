import { accessList, auditReader } from '@gezhi/subgraph';
import { caseOfNumber } from '../../use-cases/event/find-case';
import type { GridContext } from '../context';
import { OrganizationType } from '../organization/organization.type';

export const GridAuditReader = auditReader('grid');

/** Who had to do with an event, for whoever reported it. */
export const GridAccessList = accessList<GridContext>({
  domain: 'grid',
  type: 'GovEvent',
  code: { name: 'number', description: 'The number of the event, e.g. 20261012-9F3A61C2.' },
  findCase: ({ database }, number) => caseOfNumber(database, number),
  organization: () => OrganizationType,
});
