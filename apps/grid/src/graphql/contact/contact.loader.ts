import { batched } from '@gezhi/subgraph';
import type { EventContact } from '../../domain/contact/event-contact.entity';
import { findContacts } from '../../use-cases/contact/find-contacts';
import type { GridContext } from '../context';

export const contactOfEvent = batched<GridContext, EventContact>(
  'GovEvent.reporterContact',
  findContacts,
);
