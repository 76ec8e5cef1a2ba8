import { accessList, auditReader } from '@gezhi/subgraph';
import { findByTrackingCode } from '../../use-cases/application/find-applications';
import type { ServicesContext } from '../context';
import { OrganizationType } from '../organization/organization.type';

export const ServicesAuditReader = auditReader('services');

/** Who had to do with an application, for whoever made it. */
export const ServicesAccessList = accessList<ServicesContext>({
  domain: 'services',
  type: 'Application',
  code: {
    name: 'trackingCode',
    description: 'The tracking code of the application; blanks and case do not matter.',
  },
  findCase: async ({ database }, code) => {
    const application = await findByTrackingCode(database, code);
    return application && { id: application.id, subject: application.applicantSubject };
  },
  organization: () => OrganizationType,
});
