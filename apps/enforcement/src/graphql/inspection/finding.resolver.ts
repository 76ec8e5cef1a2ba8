import { Deadline } from '@gezhi/deadlines';
import type { DeadlineStatus } from '@gezhi/deadlines';
import { InstantScalar } from '@gezhi/subgraph';
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { ChecklistItem } from '../../domain/checklist/checklist-item.entity';
import type { Clue } from '../../domain/inspection/clue.entity';
import type { CorrectionOrder } from '../../domain/inspection/correction-order.entity';
import type { Finding } from '../../domain/inspection/finding.entity';
import type { PowerItem } from '../../domain/power/power-item.entity';
import { AreaType } from '../area/area.type';
import { itemByFinding } from '../checklist/checklist.loader';
import { ChecklistItemType } from '../checklist/checklist.type';
import type { EnforcementContext } from '../context';
import { OrganizationType } from '../organization/organization.type';
import { powerItemByCode } from '../power/power-item.loader';
import { PowerItemType } from '../power/power-item.type';
import { ClueType, CorrectionOrderType, FindingType } from './finding.type';
import { DeadlineStatusEnum } from './inspection.enums';
import { correctionOfFinding } from './inspection.loader';

@Resolver(() => FindingType)
export class FindingResolver {
  @FieldResolver(() => ChecklistItemType, {
    description: 'The question, in the version of the checklist the inspection keeps.',
  })
  item(
    @Root() finding: Finding,
    @Ctx() context: EnforcementContext,
  ): Promise<ChecklistItem | null> {
    return itemByFinding(context, finding.id);
  }

  @FieldResolver(() => PowerItemType, { description: 'The power exercised.' })
  powerItem(
    @Root() finding: Finding,
    @Ctx() context: EnforcementContext,
  ): Promise<PowerItem | null> {
    return powerItemByCode(context, finding.powerItemCode);
  }

  @FieldResolver(() => OrganizationType, { nullable: true, description: 'Who put the question.' })
  organization(@Root() finding: Finding): OrganizationType {
    return { id: finding.organizationId };
  }

  @FieldResolver(() => CorrectionOrderType, {
    nullable: true,
    description: 'The order to put it right, where it was a violation and one was given.',
  })
  correction(
    @Root() finding: Finding,
    @Ctx() context: EnforcementContext,
  ): Promise<CorrectionOrder | null> {
    return correctionOfFinding(context, finding.id);
  }
}

@Resolver(() => CorrectionOrderType)
export class CorrectionOrderResolver {
  @FieldResolver(() => Int, { description: 'The limit in working days (工作日).' })
  workdays(@Root() { deadline }: CorrectionOrder): number {
    return deadline.amount;
  }

  @FieldResolver(() => InstantScalar, { description: 'When it was given.' })
  orderedAt(@Root() { deadline }: CorrectionOrder): Date {
    return deadline.startedAt;
  }

  @FieldResolver(() => InstantScalar, { description: 'The last moment that keeps the limit.' })
  dueAt(@Root() { deadline }: CorrectionOrder): Date {
    return deadline.dueAt;
  }

  @FieldResolver(() => DeadlineStatusEnum, {
    description: 'How the limit stands now; judged by the day of the correction, once it was made.',
  })
  deadlineStatus(
    @Root() { deadline }: CorrectionOrder,
    @Ctx() { clock }: EnforcementContext,
  ): DeadlineStatus {
    return Deadline.fromRecord(deadline).statusAt(clock.now());
  }
}

@Resolver(() => ClueType)
export class ClueResolver {
  @FieldResolver(() => PowerItemType, { description: 'The power it falls under.' })
  powerItem(@Root() clue: Clue, @Ctx() context: EnforcementContext): Promise<PowerItem | null> {
    return powerItemByCode(context, clue.powerItemCode);
  }

  @FieldResolver(() => OrganizationType, { nullable: true, description: 'Who saw it.' })
  fromOrganization(@Root() clue: Clue): OrganizationType {
    return { id: clue.fromOrganizationId };
  }

  @FieldResolver(() => OrganizationType, { nullable: true, description: 'Whose matter it is.' })
  ownerOrganization(@Root() clue: Clue): OrganizationType {
    return { id: clue.ownerOrganizationId };
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'Where the site stands.' })
  area(@Root() clue: Clue): AreaType {
    return { code: clue.areaCode };
  }
}
