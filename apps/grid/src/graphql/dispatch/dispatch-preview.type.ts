import { Field, Int, ObjectType } from 'type-graphql';
import type { DispatchBasis } from '../../domain/event/event.codes';
import type { DispatchPreview } from '../../use-cases/dispatch/preview-dispatch';
import { DispatchBasisEnum } from '../event/event.enums';
import { organizationOf, OrganizationType } from '../organization/organization.type';
import { DispatchTraceType } from './dispatch-decision.type';

@ObjectType('DispatchPreview', {
  description: 'Whom rules and catalogue name for an event now, and why (派单预演).',
})
export class DispatchPreviewType {
  @Field(() => DispatchBasisEnum, {
    nullable: true,
    description: 'How the lead would be found; null when nobody is named.',
  })
  basis!: DispatchBasis | null;

  @Field(() => OrganizationType, { nullable: true, description: 'Who would lead.' })
  leadOrganization!: OrganizationType | null;

  @Field(() => [OrganizationType], { nullable: true, description: 'Who would assist.' })
  assistOrganizations!: OrganizationType[];

  @Field(() => String, { nullable: true, description: 'The rule that is met.' })
  ruleCode!: string | null;

  @Field(() => Int, { nullable: true, description: 'The version of the set of rules in force.' })
  ruleSetVersion!: number | null;

  @Field(() => String, { nullable: true, description: 'The entry of the catalogue.' })
  itemCode!: string | null;

  @Field(() => Int, { nullable: true, description: 'The version of the catalogue in force.' })
  catalogueVersion!: number | null;

  @Field(() => DispatchTraceType, { description: 'Rule by rule.' })
  trace!: DispatchTraceType;

  @Field(() => String, {
    nullable: true,
    description:
      'The code with which dispatch would be refused: ON_NEGATIVE_LIST or NOT_ON_COMMUNITY_LISTS (G11).',
  })
  refusalCode!: string | null;
}

export function previewOf({ plan, refusal }: DispatchPreview): DispatchPreviewType {
  const { basis, lead, assists, rule, ruleSet, entry, facts, steps, undecided } = plan;
  return {
    basis,
    leadOrganization: organizationOf(lead?.id ?? null),
    assistOrganizations: assists.map(({ id }) => ({ id })),
    ruleCode: rule?.code ?? null,
    ruleSetVersion: ruleSet?.listVersion ?? null,
    itemCode: entry?.item.code ?? null,
    catalogueVersion: entry?.list.listVersion ?? null,
    trace: { facts: { ...facts, flags: [...facts.flags] }, steps: [...steps], undecided },
    refusalCode: refusal?.code ?? null,
  };
}
