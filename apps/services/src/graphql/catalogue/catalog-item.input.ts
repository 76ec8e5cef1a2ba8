import { PageArgs } from '@gezhi/subgraph';
import { ArrayMinSize, IsOptional, Length, Matches } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { ItemType, UseLevel } from '../../domain/catalogue/catalogue.codes';
import { ItemTypeEnum, UseLevelEnum } from './catalogue.enums';

@InputType('RegisterCatalogItemInput', {
  description: 'An entry of the basic catalogue as it was decided above.',
})
export class RegisterCatalogItemInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key makes no second entry.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The basic code: twelve digits or capital letters.' })
  @Matches(/^[0-9A-Z]{12}$/)
  code!: string;

  @Field(() => ItemTypeEnum, { description: 'What kind of power or service it is.' })
  type!: ItemType;

  @Field(() => String, { description: 'The name in Chinese, 2 to 200 characters.' })
  @Length(2, 200)
  name!: string;

  @Field(() => [UseLevelEnum], { description: 'The levels of government that exercise it.' })
  @ArrayMinSize(1)
  useLevels!: UseLevel[];

  @Field(() => String, { description: 'The law it rests on.' })
  @Length(2, 1000)
  legalBasis!: string;
}

@ArgsType()
export class CatalogItemArgs extends PageArgs {
  @Field(() => ItemTypeEnum, { nullable: true, description: 'Entries of this kind only.' })
  type?: ItemType | null;
}
