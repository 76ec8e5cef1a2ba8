import { localDateOf } from '@gezhi/kernel';
import { findByKeys, groupByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import { Clue } from '../../domain/inspection/clue.entity';
import { CorrectionOrder } from '../../domain/inspection/correction-order.entity';
import type { Finding } from '../../domain/inspection/finding.entity';
import type { FindingResult } from '../../domain/inspection/inspection.codes';
import type { Inspection } from '../../domain/inspection/inspection.entity';
import type { InspectionBody } from '../../domain/inspection/inspection-body.entity';
import { InspectionSection } from '../../domain/inspection/inspection-section.entity';
import { InspectionTransition } from '../../domain/inspection/inspection-transition.entity';
import type { InspectionFilter } from '../../use-cases/inspection/list-inspections';
import {
  cluesTo,
  findingsOf,
  inspectionBodies,
  inspectionById,
  inspectionsFromEvent,
  inspectionsOf,
  inspectionsWithin,
} from '../../use-cases/inspection/list-inspections';
import type { EnforcementContext } from '../context';
import { oneByKey } from '../one-by-key';

type Filtered = PageArgs & { filter?: InspectionFilter | null };

export const inspectionByKey = oneByKey<Inspection>('Inspection', ({ actor }) =>
  inspectionById(actor),
);

export const inspectionsOfArea = listField<Inspection, Filtered, EnforcementContext>(
  'Area.inspections',
  ({ actor }, { filter }) => inspectionsWithin(actor, filter ?? {}),
);

export const inspectionsOfOrganization = listField<Inspection, Filtered, EnforcementContext>(
  'Organization.inspections',
  ({ actor }, { filter }) => inspectionsOf(actor, filter ?? {}),
);

export const inspectionsOfEvent = listField<Inspection, Filtered, EnforcementContext>(
  'GovEvent.inspections',
  ({ actor }, { filter }) => inspectionsFromEvent(actor, filter ?? {}),
);

export const findingsOfInspection = listField<
  Finding,
  PageArgs & { result?: FindingResult | null },
  EnforcementContext
>('Inspection.findings', (_, filter) => findingsOf(filter));

export const cluesOfOrganization = listField<Clue, PageArgs, EnforcementContext>(
  'Organization.clues',
  ({ actor }) => cluesTo(actor),
);

export const bodiesListed = listField<
  InspectionBody,
  PageArgs & { on?: string | null },
  EnforcementContext
>('Query.inspectionBodies', ({ clock }, { on }) =>
  inspectionBodies(on ?? localDateOf(clock.now())),
);

export const sectionsOfInspection = batched<EnforcementContext, InspectionSection[]>(
  'Inspection.sections',
  (context, ids) =>
    groupByKeys(context.database.manager, InspectionSection, 'inspectionId', ids, {
      orderBy: 'departmentCode',
    }),
);

export const cluesOfInspection = batched<EnforcementContext, Clue[]>(
  'Inspection.clues',
  (context, ids) =>
    groupByKeys(context.database.manager, Clue, 'inspectionId', ids, {
      orderBy: 'sentAt',
    }),
);

export const stepsOfInspection = batched<EnforcementContext, InspectionTransition[]>(
  'Inspection.history',
  (context, ids) =>
    groupByKeys(context.database.manager, InspectionTransition, 'inspectionId', ids, {
      orderBy: 'occurredAt',
    }),
);

export const correctionOfFinding = batched<EnforcementContext, CorrectionOrder>(
  'Finding.correction',
  (context, ids) => findByKeys(context.database.manager, CorrectionOrder, 'findingId', ids),
);
