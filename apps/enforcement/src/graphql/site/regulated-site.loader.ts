import type { PageArgs } from '@gezhi/subgraph';
import { listField } from '@gezhi/subgraph';
import type { Inspection } from '../../domain/inspection/inspection.entity';
import type { RegulatedSite } from '../../domain/site/regulated-site.entity';
import type { InspectionFilter } from '../../use-cases/inspection/list-inspections';
import { inspectionsOfSite } from '../../use-cases/inspection/list-inspections';
import type { SiteFilter } from '../../use-cases/site/list-sites';
import { siteById, sitesWithin } from '../../use-cases/site/list-sites';
import type { EnforcementContext } from '../context';
import { oneByKey } from '../one-by-key';

export const siteByKey = oneByKey<RegulatedSite>('RegulatedSite', ({ actor }) => siteById(actor));

export const sitesOfArea = listField<
  RegulatedSite,
  PageArgs & { filter?: SiteFilter | null },
  EnforcementContext
>('Area.regulatedSites', ({ actor }, { filter }) => sitesWithin(actor, filter ?? {}));

export const inspectionsBySite = listField<
  Inspection,
  PageArgs & { filter?: InspectionFilter | null },
  EnforcementContext
>('RegulatedSite.inspections', ({ actor }, { filter }) => inspectionsOfSite(actor, filter ?? {}));
