import { DEADLINE_STATUS_LIST } from '@gezhi/deadlines';
import { GOV_LIST_MACHINE } from '@gezhi/gov-lists';
import { FIELD_CLASS_LIST, UNMASK_REASONS } from '@gezhi/kernel';
import { DATA_GRANT_MACHINE, DATA_GRANT_STATES, DATA_PURPOSES } from '@gezhi/grants';
import type { DomainDefinitions } from '@gezhi/subgraph';
import {
  ANSWER_KINDS,
  CHECKLIST_STATES,
  EVIDENCE_KINDS,
  MATTER_RISKS,
} from './domain/checklist/checklist.codes';
import { DELEGATION_MACHINE, DELEGATION_STATES } from './domain/delegation/delegation.states';
import {
  CORRECTION_OUTCOMES,
  FINDING_RESULTS,
  INSPECTION_TRIGGERS,
} from './domain/inspection/inspection.codes';
import { INSPECTION_MACHINE, INSPECTION_STATES } from './domain/inspection/inspection.states';
import { PENALTY_KINDS, TRANSFER_KINDS } from './domain/power/power.codes';
import { ENFORCEMENT_PROBLEMS } from './domain/problems';
import { SITE_KINDS, SUPERVISION_CLASSES } from './domain/site/site.codes';
import { ENFORCEMENT_DATASETS } from './graphql/grant/datasets';
import { ENFORCEMENT_METRICS } from './metrics/catalogue';

/** What the enforcement domain defines as data: served by the graph, printed into the docs, checked by the contract suite. */
export const ENFORCEMENT_DEFINITIONS: DomainDefinitions = {
  problems: ENFORCEMENT_PROBLEMS,
  metrics: ENFORCEMENT_METRICS,
  machines: [DELEGATION_MACHINE, GOV_LIST_MACHINE, INSPECTION_MACHINE, DATA_GRANT_MACHINE],
  datasets: ENFORCEMENT_DATASETS,
  codeLists: [
    PENALTY_KINDS,
    TRANSFER_KINDS,
    DELEGATION_STATES,
    CHECKLIST_STATES,
    MATTER_RISKS,
    ANSWER_KINDS,
    EVIDENCE_KINDS,
    SITE_KINDS,
    SUPERVISION_CLASSES,
    INSPECTION_TRIGGERS,
    INSPECTION_STATES,
    FINDING_RESULTS,
    CORRECTION_OUTCOMES,
    DEADLINE_STATUS_LIST,
    FIELD_CLASS_LIST,
    UNMASK_REASONS,
    DATA_PURPOSES,
    DATA_GRANT_STATES,
  ],
};
