import type { FieldMasks } from '@gezhi/subgraph';
import { maskedField } from '@gezhi/subgraph';
import { isOwnApplication } from '../domain/contact/contact.rules';
import type { ContactOfApplication } from './contact/contact.resolver';
import type { ServicesContext } from './context';

const ofApplicant = (as: 'NAME' | 'PHONE') =>
  maskedField<ContactOfApplication, ServicesContext>({
    class: as,
    shownTo: ({ application }, { actor }) => isOwnApplication(actor, application),
  });

/** How the fields of the services subgraph that can lead to a person are shown. */
export const SERVICES_MASKS: FieldMasks = {
  'ApplicantContact.name': ofApplicant('NAME'),
  'ApplicantContact.phone': ofApplicant('PHONE'),
};
