import type { FieldClassCode } from '@gezhi/kernel';
import type { FieldMasks } from '@gezhi/subgraph';
import { maskedField } from '@gezhi/subgraph';
import type { RegulatedSite } from '../domain/site/regulated-site.entity';
import { inspects, isOfPerson, isOwnSite } from '../domain/site/site.access';
import type { EnforcementContext } from './context';

/** What leads to a sole trader is shown to itself; of companies it is public in scope. */
const ofSoleTrader = (as: FieldClassCode) =>
  maskedField<RegulatedSite, EnforcementContext>({
    class: as,
    isPersonal: isOfPerson,
    shownTo: (site, { actor }) => isOwnSite(actor, site),
  });
const placeOfSoleTrader = maskedField<RegulatedSite, EnforcementContext>({
  class: 'COORDINATES',
  isPersonal: isOfPerson,
  shownTo: (site, { actor }) => isOwnSite(actor, site) || inspects(actor, site),
});

/** How the fields of the enforcement subgraph that can lead to a person are shown. */
export const ENFORCEMENT_MASKS: FieldMasks = {
  'RegulatedSite.uscc': ofSoleTrader('USCC'),
  'RegulatedSite.address': ofSoleTrader('ADDRESS'),
  'RegulatedSite.longitude': placeOfSoleTrader,
  'RegulatedSite.latitude': placeOfSoleTrader,
};
