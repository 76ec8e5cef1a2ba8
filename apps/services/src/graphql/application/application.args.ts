import { PageArgs } from '@gezhi/subgraph';
import { ArgsType, Field, InputType } from 'type-graphql';
import type { ApplicationState } from '../../domain/application/application.states';
import type { OrganizationPart } from '../../use-cases/application/list-applications';
import { ApplicationStateEnum, OrganizationPartEnum } from './application.enums';

@InputType('ApplicationFilter', {
  description: 'Which applications of a list; conditions left out do not restrict.',
})
export class ApplicationFilterInput {
  @Field(() => [ApplicationStateEnum], { nullable: true, description: 'In one of these states.' })
  states?: ApplicationState[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those accepted by silence.' })
  deemedAccepted?: boolean | null;
}

@ArgsType()
export class ApplicationArgs extends PageArgs {
  @Field(() => ApplicationFilterInput, { nullable: true, description: 'Which applications.' })
  filter?: ApplicationFilterInput | null;
}

@ArgsType()
export class OrganizationApplicationArgs extends ApplicationArgs {
  @Field(() => OrganizationPartEnum, {
    defaultValue: 'DECIDING',
    description: 'Those it decides, or those it received.',
  })
  part: OrganizationPart = 'DECIDING';
}
