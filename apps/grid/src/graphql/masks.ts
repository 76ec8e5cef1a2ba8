import { NOTIFICATION_MASKS } from '@gezhi/notifications';
import type { FieldMasks } from '@gezhi/subgraph';
import { maskedField, publishedField } from '@gezhi/subgraph';
import { isOwnReport, seesExactPlace } from '../domain/contact/contact.rules';
import type { GovEvent } from '../domain/event/gov-event.entity';
import type { ContactOfEvent } from './contact/contact.resolver';
import type { GridContext } from './context';
import { PATROL_MASKS } from './patrol/patrol.masks';

const ofReporter = (as: 'NAME' | 'PHONE') =>
  maskedField<ContactOfEvent, GridContext>({
    class: as,
    shownTo: ({ event }, { actor }) => isOwnReport(actor, event),
  });
const placeOfEvent = maskedField<GovEvent, GridContext>({
  class: 'COORDINATES',
  shownTo: (event, { actor }) => seesExactPlace(actor, event),
});
const centreOfArea = publishedField('COORDINATES', {
  en: 'The centre of an area is nobody’s place.',
  zh: '区域中心点不指向任何个人。',
});
const placeOfDevice = publishedField('COORDINATES', {
  en: 'A device stands in a public place or a shared part of a building.',
  zh: '设备位于公共场所或楼宇共用部位。',
});
const onNoticeBoard = publishedField('PHONE', {
  en: 'A number of the office, published on the notice board of the grid.',
  zh: '单位号码，在网格公示牌上公布。',
});

/** How the fields of the grid subgraph that can lead to a person are shown. */
export const GRID_MASKS: FieldMasks = {
  ...NOTIFICATION_MASKS,
  ...PATROL_MASKS,
  'ReporterContact.name': ofReporter('NAME'),
  'ReporterContact.phone': ofReporter('PHONE'),
  'GovEvent.longitude': placeOfEvent,
  'GovEvent.latitude': placeOfEvent,
  'Area.longitude': centreOfArea,
  'Area.latitude': centreOfArea,
  'Device.longitude': placeOfDevice,
  'Device.latitude': placeOfDevice,
  'PublicNotice.workPhone': onNoticeBoard,
  'PublicNotice.supervisionPhone': onNoticeBoard,
  'GridPost.workerName': publishedField('NAME', {
    en: 'The name staff wear at work, published on the notice board of the grid.',
    zh: '工作人员工作姓名，在网格公示牌上公布。',
  }),
};
