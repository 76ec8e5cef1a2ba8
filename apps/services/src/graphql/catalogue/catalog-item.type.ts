import { connectionType } from '@gezhi/subgraph';
import { Directive, Field, ObjectType } from 'type-graphql';
import type { ItemType, UseLevel } from '../../domain/catalogue/catalogue.codes';
import { ItemTypeEnum, UseLevelEnum } from './catalogue.enums';

@Directive('@key(fields: "code")')
@ObjectType('CatalogItem', {
  description:
    'An entry of the basic catalogue (基本目录): what government does at all, decided above the district. Public.',
})
export class CatalogItemType {
  @Field(() => String, { description: 'The basic code: twelve digits or capital letters.' })
  code!: string;

  @Field(() => ItemTypeEnum, { description: 'What kind of power or service it is.' })
  type!: ItemType;

  @Field(() => String, { description: 'The name in Chinese.' })
  name!: string;

  @Field(() => [UseLevelEnum], { description: 'The levels of government that exercise it.' })
  useLevels!: UseLevel[];

  @Field(() => String, { description: 'The law it rests on.' })
  legalBasis!: string;
}

export const CatalogItemConnection = connectionType('CatalogItem', () => CatalogItemType);
