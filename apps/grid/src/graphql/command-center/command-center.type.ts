import { codeEnum, connectionType, KnownOrganization, Policy } from '@gezhi/subgraph';
import { ArrayMaxSize, ArrayMinSize, IsUUID } from 'class-validator';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { CenterFunction } from '../../domain/command-center/command-center.definitions';
import { CENTER_FUNCTIONS } from '../../domain/command-center/command-center.definitions';

const CenterFunctionEnum = codeEnum(CENTER_FUNCTIONS);

@Policy('staff')
@Directive('@key(fields: "id")')
@ObjectType('CommandCenter', {
  description:
    'A command centre (指挥中心) of a city, a district or a subdistrict, and what goes on under it now (coverage G-11).',
})
export class CommandCenterType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => [CenterFunctionEnum], { description: 'What it does, of the five functions.' })
  functions!: CenterFunction[];

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}
export const CommandCenterConnection = connectionType('CommandCenter', () => CommandCenterType);

@ObjectType('CommandCenterCounts', {
  description: 'What goes on under a command centre now, beside its board of events.',
})
export class CommandCenterCountsType {
  @Field(() => Int, { description: 'Whistles that are blown and wait for responders.' })
  waitingWhistles!: number;

  @Field(() => Int, { description: 'Area alerts that are not ended.' })
  openAlerts!: number;

  @Field(() => Int, { description: 'Risks in the register that are not over.' })
  openRisks!: number;

  @Field(() => Int, { description: 'Emergencies that run.' })
  runningIncidents!: number;

  @Field(() => Int, { description: 'Tasks on duty that are not answered.' })
  openTasks!: number;
}

@InputType('KeepCommandCenterInput', { description: 'A command centre and who runs it.' })
export class KeepCommandCenterInput {
  @Field(() => ID, { description: 'The city, district or subdistrict.' })
  areaCode!: string;

  @Field(() => ID, { description: 'The organisation that runs it.' })
  @IsUUID()
  @KnownOrganization()
  organizationId!: string;

  @Field(() => [CenterFunctionEnum], { description: 'What it does, 1 to 5.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  functions!: CenterFunction[];

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw of a centre that is there; a stale one is a Conflict.',
  })
  seenVersion?: number | null;
}
