import { connectionType, InstantScalar } from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { EventNature, EventSource, Urgency } from '../../domain/event/event.codes';
import type { EventState } from '../../domain/event/event.states';
import { EventNatureEnum, EventSourceEnum, EventStateEnum, UrgencyEnum } from './event.enums';

@Directive('@key(fields: "id")')
@ObjectType('GovEvent', {
  description:
    'A governance event (治理事件): one matter to be solved at one place. It never names a resident.',
})
export class GovEventType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'The number people quote.' })
  number!: string;

  @Field(() => EventSourceEnum, { description: 'Where the matter came from.' })
  source!: EventSource;

  @Field(() => EventNatureEnum, { description: 'What kind of matter it is.' })
  nature!: EventNature;

  @Field(() => UrgencyEnum, { description: 'How soon it must be handled.' })
  urgency!: Urgency;

  @Field(() => EventStateEnum, { description: 'Where it stands; flags and outcome are apart.' })
  state!: EventState;

  @Field(() => String, { description: 'The matter in one line.' })
  title!: string;

  @Field(() => InstantScalar, { description: 'When it was reported.' })
  reportedAt!: Date;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was accepted.' })
  acceptedAt!: Date | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

export const GovEventConnection = connectionType('GovEvent', () => GovEventType);
