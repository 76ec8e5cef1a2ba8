import { covers } from '@gezhi/identity';
import type { Workflow } from '@gezhi/workflow';
import type { InspectionAction, InspectionState } from '../../domain/inspection/inspection.states';
import { INSPECTION_MACHINE } from '../../domain/inspection/inspection.states';
import { Inspection } from '../../domain/inspection/inspection.entity';
import { InspectionSection } from '../../domain/inspection/inspection-section.entity';
import { InspectionTransition } from '../../domain/inspection/inspection-transition.entity';
import { ENFORCEMENT_PERMISSIONS } from '../../domain/permissions';

/** How inspections live: judged on the site's area and the organisation that leads the visit. */
export const INSPECTION_WORKFLOW: Workflow<
  Inspection,
  InspectionState,
  InspectionAction,
  InspectionTransition
> = {
  name: 'inspection',
  entity: Inspection,
  machine: INSPECTION_MACHINE,
  permissions: ENFORCEMENT_PERMISSIONS,
  history: InspectionTransition,
  historyKey: 'inspectionId',
  target: ({ areaCode, leadOrganizationId }) => ({
    areaCode,
    organizationId: leadOrganizationId,
  }),
  isVisible: async ({ id, areaCode, leadOrganizationId }, actor, uow) => {
    const { organizationId } = actor;
    if (covers(actor, areaCode)) return true;
    if (organizationId === null) return false;
    return (
      leadOrganizationId === organizationId ||
      uow.manager.existsBy(InspectionSection, { inspectionId: id, organizationId })
    );
  },
};
