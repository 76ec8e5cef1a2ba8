import { connectionType } from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType('ServiceItem', {
  description:
    'An entry of the implementation list (实施清单事项): one organisation does one thing of the basic catalogue in one ' +
    'area. What it asks and promises is in its versions. Public once published.',
})
export class ServiceItemType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'The implementation code (实施编码).' })
  taskCode!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The handling-item code (业务办理项编码), where the entry has several.',
  })
  handlingItemCode!: string | null;

  @Field(() => Int, { description: 'Counts changes of the entry itself.' })
  version!: number;
}

export const ServiceItemConnection = connectionType('ServiceItem', () => ServiceItemType);
