import { CreateDataGrants1763790100000, DataGrant, DataGrantTransition } from '@gezhi/grants';
import type { EntityClass, MigrationClass } from '@gezhi/persistence';
import { CreateUnmaskings1763792000000, Unmasking } from '@gezhi/workflow';
import { Checklist } from '../domain/checklist/checklist.entity';
import { ChecklistItem } from '../domain/checklist/checklist-item.entity';
import { ChecklistTransition } from '../domain/checklist/checklist-transition.entity';
import { Delegation } from '../domain/delegation/delegation.entity';
import { DelegationTransition } from '../domain/delegation/delegation-transition.entity';
import { Clue } from '../domain/inspection/clue.entity';
import { CorrectionOrder } from '../domain/inspection/correction-order.entity';
import { Finding } from '../domain/inspection/finding.entity';
import { Inspection } from '../domain/inspection/inspection.entity';
import { InspectionBody } from '../domain/inspection/inspection-body.entity';
import { InspectionSection } from '../domain/inspection/inspection-section.entity';
import { InspectionTransition } from '../domain/inspection/inspection-transition.entity';
import { PowerItem } from '../domain/power/power-item.entity';
import { RegulatedSite } from '../domain/site/regulated-site.entity';
import { VisitCap } from '../domain/site/visit-cap.entity';
import { CreatePowersAndDelegations1763703000000 } from './migrations/1763703000000-create-powers-and-delegations';
import { CreateChecklistsAndSites1763703100000 } from './migrations/1763703100000-create-checklists-and-sites';
import { CreateInspections1763703200000 } from './migrations/1763703200000-create-inspections';
import { ProtectRows1763789000000 } from './migrations/1763789000000-protect-rows';
import { ShareRows1763793000000 } from './migrations/1763793000000-share-rows';
import { IndexInspectionsByEvent1764014000000 } from './migrations/1764014000000-index-inspections-by-event';

export const ENTITIES: readonly EntityClass[] = [
  PowerItem,
  Delegation,
  DelegationTransition,
  InspectionBody,
  Checklist,
  ChecklistItem,
  ChecklistTransition,
  VisitCap,
  RegulatedSite,
  Inspection,
  InspectionSection,
  InspectionTransition,
  Finding,
  CorrectionOrder,
  Clue,
  Unmasking,
  DataGrant,
  DataGrantTransition,
];

/** In the order they run; append only. */
export const MIGRATIONS: readonly MigrationClass[] = [
  CreatePowersAndDelegations1763703000000,
  CreateChecklistsAndSites1763703100000,
  CreateInspections1763703200000,
  ProtectRows1763789000000,
  CreateUnmaskings1763792000000,
  CreateDataGrants1763790100000,
  ShareRows1763793000000,
  IndexInspectionsByEvent1764014000000,
];
