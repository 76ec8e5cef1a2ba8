import { UnmaskInputFields } from '@gezhi/subgraph';
import { IsOptional, IsUUID, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType('ReporterContactInput', {
  description:
    'How whoever reports can be reached. Optional; shown masked, seen in full by the team that handles the event ' +
    'when it gives a reason, and blanked 365 days after the event is closed. Never an identity number.',
})
export class ReporterContactInput {
  @Field(() => String, { nullable: true, description: 'How to address the person.' })
  @IsOptional()
  @Length(1, 50)
  name?: string | null;

  @Field(() => String, { description: 'A mobile or landline number.' })
  @Length(7, 20)
  phone!: string;
}

@InputType('UnmaskReporterContactInput', { description: 'Seeing the contact of a reporter.' })
export class UnmaskReporterContactInput extends UnmaskInputFields {
  @Field(() => ID, { description: 'The event.' })
  eventId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The merged event whose reporter is meant; left out, it is the reporter of the event itself.',
  })
  @IsOptional()
  @IsUUID()
  mergedEventId?: string | null;
}
