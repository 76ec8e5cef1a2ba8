import { codeEnum, connectionType } from '@gezhi/subgraph';
import { ArgsType, Field, ID, ObjectType } from 'type-graphql';
import { PageArgs } from '@gezhi/subgraph';
import type { BasicServiceField } from '../../domain/public-service/public-service.codes';
import { BASIC_SERVICE_FIELDS } from '../../domain/public-service/public-service.codes';

export const BasicServiceFieldEnum = codeEnum(BASIC_SERVICE_FIELDS);

@ObjectType('BasicPublicService', {
  description:
    'One of the basic public services (基本公共服务) every resident is entitled to. Source: spec S-10, national basic ' +
    'public service standard.',
})
export class BasicPublicServiceType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'The place in the list, e.g. JBGG-001.' })
  code!: string;

  @Field(() => String, { description: 'The name in Chinese.' })
  name!: string;

  @Field(() => BasicServiceFieldEnum, { description: 'The field it belongs to.' })
  field!: BasicServiceField;
}

@ObjectType('Bundle', {
  description:
    'A bundle (一件事): what people mean by one matter, made of items of several departments under one form. Source: ' +
    'spec S-03.',
})
export class BundleType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'The place in the list, e.g. YJS-01.' })
  code!: string;

  @Field(() => String, { description: 'The name in Chinese.' })
  name!: string;
}

export const BasicPublicServiceConnection = connectionType(
  'BasicPublicService',
  () => BasicPublicServiceType,
);
export const BundleConnection = connectionType('Bundle', () => BundleType);

@ArgsType()
export class BasicPublicServiceArgs extends PageArgs {
  @Field(() => BasicServiceFieldEnum, { nullable: true, description: 'Those of this field only.' })
  field?: BasicServiceField | null;
}
