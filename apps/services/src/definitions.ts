import { DEADLINE_STATUS_LIST } from '@gezhi/deadlines';
import { FIELD_CLASS_LIST, UNMASK_REASONS } from '@gezhi/kernel';
import { BASIC_SERVICE_FIELDS } from './domain/public-service/public-service.codes';
import { DATA_GRANT_MACHINE, DATA_GRANT_STATES, DATA_PURPOSES } from '@gezhi/grants';
import type { DomainDefinitions } from '@gezhi/subgraph';
import {
  APPLICANT_KINDS,
  APPLICATION_CHANNELS,
  APPLICATION_OUTCOMES,
  CLOCK_KINDS,
  LIMIT_WARNINGS,
  SPECIAL_PROCEDURES,
} from './domain/application/application.codes';
import { APPLICATION_MACHINE, APPLICATION_STATES } from './domain/application/application.states';
import { ITEM_TYPES, USE_LEVELS } from './domain/catalogue/catalogue.codes';
import {
  CASE_KINDS,
  CHANNEL_TAGS,
  HANDLING_SCOPES,
  MATERIAL_FORMS,
  MATERIAL_NECESSITIES,
  MATERIAL_SOURCES,
  OBJECT_KINDS,
  POWER_SOURCES,
  RESULT_KINDS,
} from './domain/item/item.codes';
import { ITEM_VERSION_MACHINE, ITEM_VERSION_STATES } from './domain/item/item-version.states';
import { SERVICES_PROBLEMS } from './domain/problems';
import { SERVICES_DATASETS } from './graphql/grant/datasets';
import { SERVICES_METRICS } from './metrics/catalogue';

/** What the services domain defines as data: served by the graph, printed into the docs, checked by the contract suite. */
export const SERVICES_DEFINITIONS: DomainDefinitions = {
  problems: SERVICES_PROBLEMS,
  metrics: SERVICES_METRICS,
  machines: [ITEM_VERSION_MACHINE, APPLICATION_MACHINE, DATA_GRANT_MACHINE],
  datasets: SERVICES_DATASETS,
  codeLists: [
    DEADLINE_STATUS_LIST,
    BASIC_SERVICE_FIELDS,
    ITEM_TYPES,
    USE_LEVELS,
    POWER_SOURCES,
    CASE_KINDS,
    CHANNEL_TAGS,
    OBJECT_KINDS,
    HANDLING_SCOPES,
    RESULT_KINDS,
    MATERIAL_NECESSITIES,
    MATERIAL_FORMS,
    MATERIAL_SOURCES,
    ITEM_VERSION_STATES,
    APPLICANT_KINDS,
    APPLICATION_CHANNELS,
    APPLICATION_OUTCOMES,
    SPECIAL_PROCEDURES,
    CLOCK_KINDS,
    LIMIT_WARNINGS,
    APPLICATION_STATES,
    FIELD_CLASS_LIST,
    UNMASK_REASONS,
    DATA_PURPOSES,
    DATA_GRANT_STATES,
  ],
};
