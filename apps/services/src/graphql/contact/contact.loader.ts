import { batched } from '@gezhi/subgraph';
import type { ApplicationContact } from '../../domain/contact/application-contact.entity';
import { findContacts } from '../../use-cases/contact/find-contacts';
import type { ServicesContext } from '../context';

export const contactOfApplication = batched<ServicesContext, ApplicationContact>(
  'Application.applicantContact',
  findContacts,
);
