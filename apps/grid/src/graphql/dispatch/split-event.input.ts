import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import { KnownOrganization } from '@gezhi/subgraph';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType('EventPartInput', { description: 'One part of a matter.' })
export class EventPartInput {
  @Field(() => ID, { description: 'The one organisation that leads the part.' })
  @IsUUID()
  @KnownOrganization()
  leadOrganizationId!: string;

  @Field(() => [ID], { nullable: true, description: 'Organisations that assist, at most 20.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  @KnownOrganization()
  assistOrganizationIds?: string[] | null;

  @Field(() => String, {
    description: 'What is to be done, 2 to 100 characters; no personal data.',
  })
  @Length(2, 100)
  title!: string;
}

@InputType('SplitEventInput', { description: 'Splitting a matter into parts.' })
export class SplitEventInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key splits once.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The matter.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => [EventPartInput], { description: 'Its parts, 1 to 20 in all.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested()
  parts!: EventPartInput[];
}
