import { UnmaskInputFields } from '@gezhi/subgraph';
import { IsOptional, Length } from 'class-validator';
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
}
