import type { Result } from '@gezhi/kernel';
import type { TransitionRecord } from '@gezhi/persistence';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Checklist } from '../../domain/checklist/checklist.entity';
import type { Clue } from '../../domain/inspection/clue.entity';
import type { Finding } from '../../domain/inspection/finding.entity';
import type { Inspection } from '../../domain/inspection/inspection.entity';
import type { InspectionBody } from '../../domain/inspection/inspection-body.entity';
import type { InspectionSection } from '../../domain/inspection/inspection-section.entity';
import type { RegulatedSite } from '../../domain/site/regulated-site.entity';
import { AreaType } from '../area/area.type';
import { checklistByNumber } from '../checklist/checklist.loader';
import { ChecklistType } from '../checklist/checklist.type';
import type { EnforcementContext } from '../context';
import { GovEventType } from '../event/gov-event.type';
import { OrganizationType } from '../organization/organization.type';
import { InForceArgs } from '../power/power-item.args';
import { siteByKey } from '../site/regulated-site.loader';
import { RegulatedSiteType } from '../site/regulated-site.type';
import { StepType } from '../step.type';
import { ClueType, FindingConnection } from './finding.type';
import { FindingArgs } from './inspection.args';
import {
  bodiesListed,
  cluesOfInspection,
  findingsOfInspection,
  inspectionByKey,
  sectionsOfInspection,
  stepsOfInspection,
} from './inspection.loader';
import {
  InspectionBodyConnection,
  InspectionBodyType,
  InspectionSectionType,
  InspectionType,
} from './inspection.type';

@Resolver(() => InspectionType)
export class InspectionResolver {
  @Query(() => InspectionType, {
    nullable: true,
    description: 'An inspection by its key; null when there is none in the scope of the caller.',
  })
  inspection(
    @Ctx() context: EnforcementContext,
    @Arg('id', () => ID, { description: 'The key.' }) id: string,
  ): Promise<Inspection | null> {
    return inspectionByKey(context, id);
  }

  @Query(() => InspectionBodyConnection, {
    description: 'The list of bodies entitled to inspect on a day (检查主体清单). Public.',
  })
  inspectionBodies(
    @Ctx() context: EnforcementContext,
    @Args(() => InForceArgs) args: InForceArgs,
  ): Promise<Result<ConnectionValue<InspectionBody>>> {
    return bodiesListed(context, '', args);
  }

  @FieldResolver(() => RegulatedSiteType, {
    nullable: true,
    description: 'The site; null for a body that takes part but does not see the site.',
  })
  site(
    @Root() inspection: Inspection,
    @Ctx() context: EnforcementContext,
  ): Promise<RegulatedSite | null> {
    return siteByKey(context, inspection.siteId);
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'Where the site stands.' })
  area(@Root() inspection: Inspection): AreaType {
    return { code: inspection.areaCode };
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'The organisation that leads the visit.',
  })
  leadOrganization(@Root() inspection: Inspection): OrganizationType {
    return { id: inspection.leadOrganizationId };
  }

  @FieldResolver(() => GovEventType, {
    nullable: true,
    description: 'The governance event behind a complaint.',
  })
  sourceEvent(@Root() inspection: Inspection): GovEventType | null {
    return inspection.sourceEventId === null ? null : { id: inspection.sourceEventId };
  }

  @FieldResolver(() => ChecklistType, {
    description: 'The version of the checklist it was opened under and keeps.',
  })
  checklist(
    @Root() inspection: Inspection,
    @Ctx() context: EnforcementContext,
  ): Promise<Checklist | null> {
    return checklistByNumber(context, String(inspection.checklistVersion));
  }

  @FieldResolver(() => [InspectionSectionType], { description: 'Whose questions it carries.' })
  async sections(
    @Root() inspection: Inspection,
    @Ctx() context: EnforcementContext,
  ): Promise<InspectionSection[]> {
    return (await sectionsOfInspection(context, inspection.id)) ?? [];
  }

  @FieldResolver(() => FindingConnection, { description: 'What was found, by question.' })
  findings(
    @Root() inspection: Inspection,
    @Ctx() context: EnforcementContext,
    @Args(() => FindingArgs) args: FindingArgs,
  ): Promise<Result<ConnectionValue<Finding>>> {
    return findingsOfInspection(context, inspection.id, args);
  }

  @FieldResolver(() => [ClueType], { description: 'What was sent on to others; at most twenty.' })
  async clues(@Root() inspection: Inspection, @Ctx() context: EnforcementContext): Promise<Clue[]> {
    return (await cluesOfInspection(context, inspection.id)) ?? [];
  }

  @FieldResolver(() => [StepType], { description: 'Its life so far, the first step first.' })
  async history(
    @Root() inspection: Inspection,
    @Ctx() context: EnforcementContext,
  ): Promise<TransitionRecord[]> {
    return (await stepsOfInspection(context, inspection.id)) ?? [];
  }
}

@Resolver(() => InspectionSectionType)
export class InspectionSectionResolver {
  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'The organisation that puts them.',
  })
  organization(@Root() section: InspectionSection): OrganizationType {
    return { id: section.organizationId };
  }
}

@Resolver(() => InspectionBodyType)
export class InspectionBodyResolver {
  @FieldResolver(() => OrganizationType, { nullable: true, description: 'The organisation.' })
  organization(@Root() body: InspectionBody): OrganizationType {
    return { id: body.organizationId };
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'Where it may inspect.' })
  area(@Root() body: InspectionBody): AreaType {
    return { code: body.areaCode };
  }
}
