import type { Workflow } from '@gezhi/workflow';
import { WhistleBulletin } from '../../domain/whistle/whistle-bulletin.entity';
import { WhistleBulletinTransition } from '../../domain/whistle/whistle-bulletin-transition.entity';
import type { BulletinAction, BulletinState } from '../../domain/whistle/whistle-bulletin.states';
import { BULLETIN_MACHINE } from '../../domain/whistle/whistle-bulletin.states';
import { WHISTLE_PERMISSIONS } from '../../domain/whistle/whistle.permissions';

/** How bulletins live. Row rules keep a draft from everybody but the centre of its district. */
export const BULLETIN_WORKFLOW: Workflow<
  WhistleBulletin,
  BulletinState,
  BulletinAction,
  WhistleBulletinTransition
> = {
  name: 'whistleBulletin',
  entity: WhistleBulletin,
  machine: BULLETIN_MACHINE,
  permissions: WHISTLE_PERMISSIONS,
  history: WhistleBulletinTransition,
  historyKey: 'bulletinId',
  target: ({ areaCode }) => ({ areaCode }),
};
