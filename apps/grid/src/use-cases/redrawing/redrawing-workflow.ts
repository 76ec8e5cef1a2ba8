import { covers } from '@gezhi/identity';
import type { Workflow } from '@gezhi/workflow';
import type { RedrawingAction, RedrawingState } from '../../domain/redrawing/redrawing.codes';
import { REDRAWING_MACHINE } from '../../domain/redrawing/redrawing.codes';
import { Redrawing } from '../../domain/redrawing/redrawing.entity';
import { REDRAWING_PERMISSIONS } from '../../domain/redrawing/redrawing.permissions';
import { RedrawingTransition } from '../../domain/redrawing/redrawing-transition.entity';

/** How re-drawings live: judged on the smallest area that holds what they touch. */
export const REDRAWING_WORKFLOW: Workflow<
  Redrawing,
  RedrawingState,
  RedrawingAction,
  RedrawingTransition
> = {
  name: 'redrawing',
  entity: Redrawing,
  machine: REDRAWING_MACHINE,
  permissions: REDRAWING_PERMISSIONS,
  history: RedrawingTransition,
  historyKey: 'redrawingId',
  target: ({ areaCode }) => ({ areaCode }),
  isVisible: ({ areaCode }, actor) => covers(actor, areaCode),
};
