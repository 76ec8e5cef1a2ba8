import { PageArgs } from '@gezhi/subgraph';
import { IsOptional, Length, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { OrganizationKind } from '../../domain/organization/organization.codes';
import { OrganizationKindEnum } from './organization.type';

@InputType('OrganizationFilter', {
  description: 'Which organisations; conditions left out do not restrict.',
})
export class OrganizationFilterInput {
  @Field(() => [OrganizationKindEnum], { nullable: true, description: 'Of one of these kinds.' })
  kinds?: OrganizationKind[] | null;

  @Field(() => ID, { nullable: true, description: 'In this area or below.' })
  areaCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'With this in the name, 1 to 50 characters.',
  })
  @IsOptional()
  @Length(1, 50)
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Doing the work of this department.' })
  departmentCode?: string | null;
}

@ArgsType()
export class OrganizationArgs extends PageArgs {
  @Field(() => OrganizationFilterInput, { nullable: true, description: 'Which organisations.' })
  @IsOptional()
  @ValidateNested()
  filter?: OrganizationFilterInput | null;
}
