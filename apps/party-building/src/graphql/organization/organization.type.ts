import { codeEnum, connectionType } from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { OrganizationKind } from '../../domain/organization/organization.codes';
import { ORGANIZATION_KINDS } from '../../domain/organization/organization.codes';

export const OrganizationKindEnum = codeEnum(ORGANIZATION_KINDS);

@Directive('@key(fields: "id")')
@ObjectType('Organization', {
  description:
    'An organisation (单位): party organisation, department, office, company, school … The pivot of all league tables; ' +
    'other departments add their own figures and lists to it. Never a person.',
})
export class OrganizationType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'The name in Chinese.' })
  name!: string;

  @Field(() => OrganizationKindEnum, { description: 'What it is.' })
  kind!: OrganizationKind;

  @Field(() => String, {
    nullable: true,
    description:
      'The unified social credit code (统一社会信用代码), GB 32100-2015; null for internal parts of a body. ' +
      'Sole traders, whose code stands for a person, are not in the register.',
  })
  uscc!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The department whose work it does, the same code at every level.',
  })
  departmentCode!: string | null;

  @Field(() => Int, { description: 'Counts changes.' })
  version!: number;
}

export const OrganizationConnection = connectionType('Organization', () => OrganizationType);
