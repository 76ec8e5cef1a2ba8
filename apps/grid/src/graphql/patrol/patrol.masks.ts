import type { FieldMasks } from '@gezhi/subgraph';
import { maskedField, publishedField } from '@gezhi/subgraph';
import { isWorker } from '../../domain/duty/duty.rules';
import type { CheckIn } from '../../domain/patrol/patrol.entity';
import type { GridContext } from '../context';

/** Row rules show it to nobody else; were one broken, this would hold. */
const ofWorker = maskedField<CheckIn, GridContext>({
  class: 'COORDINATES',
  shownTo: ({ workerId }, { actor }) => isWorker(actor, workerId),
});
const placeOfCity = publishedField('COORDINATES', {
  en: 'A place of the city that is looked at, nobody’s home.',
  zh: '巡查点位为公共场所，不指向任何个人。',
});

export const PATROL_MASKS: FieldMasks = {
  'CheckIn.longitude': ofWorker,
  'CheckIn.latitude': ofWorker,
  'PatrolPoint.longitude': placeOfCity,
  'PatrolPoint.latitude': placeOfCity,
};
