import { Field, Int, ObjectType } from 'type-graphql';
import type { MaterialForm, MaterialNecessity, MaterialSource } from '../../domain/item/item.codes';
import { MaterialFormEnum, MaterialNecessityEnum, MaterialSourceEnum } from './item.enums';

@ObjectType('ServiceMaterial', {
  description: 'A material (申请材料) a version of a service item needs.',
})
export class ServiceMaterialType {
  @Field(() => Int, { description: 'Its place in the list, from 1.' })
  position!: number;

  @Field(() => String, { description: 'What a correction notice calls it by.' })
  code!: string;

  @Field(() => String, { description: 'The name in Chinese.' })
  name!: string;

  @Field(() => MaterialNecessityEnum, { description: 'Whether it is always needed.' })
  necessity!: MaterialNecessity;

  @Field(() => MaterialFormEnum, { description: 'In what form it is taken.' })
  form!: MaterialForm;

  @Field(() => MaterialSourceEnum, {
    description: 'Where it comes from; what sharing or an e-licence supplies is never asked for.',
  })
  source!: MaterialSource;

  @Field(() => String, { description: 'The law that requires it.' })
  legalBasis!: string;
}
