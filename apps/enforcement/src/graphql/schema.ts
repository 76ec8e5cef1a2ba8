import type { BuiltSubgraph } from '@gezhi/subgraph';
import { buildSubgraph } from '@gezhi/subgraph';
import { AreaResolver } from './area/area.resolver';
import { EnforcementAccessList, EnforcementAuditReader } from './audit/audit.resolver';
import { ENFORCEMENT_SENSITIVE_READS } from './audit/sensitive-reads';
import { EnforcementCatalogueResolver } from './catalogue/catalogue.resolver';
import { checklistByKey } from './checklist/checklist.loader';
import { ChecklistItemResolver, ChecklistResolver } from './checklist/checklist.resolver';
import type { EnforcementContext } from './context';
import { delegationByKey } from './delegation/delegation.loader';
import { DelegationResolver } from './delegation/delegation.resolver';
import { GovEventResolver } from './event/gov-event.resolver';
import {
  ClueResolver,
  CorrectionOrderResolver,
  FindingResolver,
} from './inspection/finding.resolver';
import { inspectionByKey } from './inspection/inspection.loader';
import {
  InspectionBodyResolver,
  InspectionResolver,
  InspectionSectionResolver,
} from './inspection/inspection.resolver';
import { InspectionStepsResolver } from './inspection/inspection-steps.resolver';
import { ENFORCEMENT_MASKS } from './masks';
import { OrganizationResolver } from './organization/organization.resolver';
import { powerItemByCode } from './power/power-item.loader';
import { PowerItemResolver } from './power/power-item.resolver';
import { siteByKey } from './site/regulated-site.loader';
import { RegulatedSiteResolver } from './site/regulated-site.resolver';
import { UnmaskSiteResolver } from './site/unmask-site.resolver';
import { StepResolver } from './step.type';
import { ENFORCEMENT_DATASETS } from './grant/datasets';
import { EnforcementDataGrants } from './grant/grant.resolver';

/** The enforcement subgraph: its resolvers, and how the gateway finds what it owns by key. */
export function buildEnforcementSchema(): BuiltSubgraph {
  return buildSubgraph<EnforcementContext>({
    resolvers: [
      AreaResolver,
      OrganizationResolver,
      PowerItemResolver,
      DelegationResolver,
      ChecklistResolver,
      ChecklistItemResolver,
      RegulatedSiteResolver,
      UnmaskSiteResolver,
      InspectionResolver,
      InspectionSectionResolver,
      InspectionBodyResolver,
      FindingResolver,
      CorrectionOrderResolver,
      ClueResolver,
      GovEventResolver,
      InspectionStepsResolver,
      StepResolver,
      EnforcementCatalogueResolver,
      EnforcementAuditReader,
      EnforcementAccessList,
      EnforcementDataGrants,
    ],
    sensitiveReads: ENFORCEMENT_SENSITIVE_READS,
    datasets: ENFORCEMENT_DATASETS,
    masks: ENFORCEMENT_MASKS,
    references: {
      PowerItem: { key: 'code', load: powerItemByCode },
      Delegation: { key: 'id', load: delegationByKey },
      Checklist: { key: 'id', load: checklistByKey },
      RegulatedSite: { key: 'id', load: siteByKey },
      Inspection: { key: 'id', load: inspectionByKey },
    },
  });
}
