import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import type {
  CaseKind,
  ChannelTag,
  HandlingScope,
  MaterialForm,
  MaterialNecessity,
  MaterialSource,
  ObjectKind,
  PowerSource,
  ResultKind,
} from '../../domain/item/item.codes';
import {
  CaseKindEnum,
  ChannelTagEnum,
  HandlingScopeEnum,
  MaterialFormEnum,
  MaterialNecessityEnum,
  MaterialSourceEnum,
  ObjectKindEnum,
  PowerSourceEnum,
  ResultKindEnum,
} from './item.enums';

/** As MOST_MATERIALS of the use cases: lists of materials are read whole. */
const MOST_MATERIALS = 60;
const LONGEST_DAYS = 365;

@InputType('ServiceMaterialInput', { description: 'A material of a version.' })
export class ServiceMaterialInput {
  @Field(() => String, { description: 'What a correction notice calls it by.' })
  @Matches(/^[0-9A-Z-]{1,20}$/)
  code!: string;

  @Field(() => String, { description: 'The name in Chinese.' })
  @Length(1, 200)
  name!: string;

  @Field(() => MaterialNecessityEnum, { description: 'Whether it is always needed.' })
  necessity!: MaterialNecessity;

  @Field(() => MaterialFormEnum, { description: 'In what form it is taken.' })
  form!: MaterialForm;

  @Field(() => MaterialSourceEnum, { description: 'Where it comes from.' })
  source!: MaterialSource;

  @Field(() => String, { description: 'The law that requires it.' })
  @Length(2, 500)
  legalBasis!: string;
}

@InputType('VersionContentInput', {
  description: 'All that a version of a service item says; it is written as a whole.',
})
export class VersionContentInput {
  @Field(() => String, { description: 'The name of the item in Chinese.' })
  @Length(2, 200)
  name!: string;

  @Field(() => PowerSourceEnum, { description: 'How the organisation came to hold the power.' })
  powerSource!: PowerSource;

  @Field(() => [ObjectKindEnum], { description: 'Whom it serves.' })
  @ArrayMinSize(1)
  objectKinds!: ObjectKind[];

  @Field(() => CaseKindEnum, { description: 'Done on the spot, or within the promise.' })
  caseKind!: CaseKind;

  @Field(() => Int, { description: 'Working days the law gives.' })
  @Min(1)
  @Max(LONGEST_DAYS)
  legalDays!: number;

  @Field(() => Int, { description: 'Working days promised; 1 when done on the spot.' })
  @Min(1)
  @Max(LONGEST_DAYS)
  promisedDays!: number;

  @Field(() => String, { description: 'The law that sets conditions and limit.' })
  @Length(2, 1000)
  legalBasis!: string;

  @Field(() => Int, { description: 'How often the applicant must come.' })
  @Min(0)
  @Max(20)
  visits!: number;

  @Field(() => Int, { defaultValue: 0, description: 'The fee in fen; 0 when free of charge.' })
  @Min(0)
  feeFen!: number;

  @Field(() => String, { nullable: true, description: 'The document that allows the fee.' })
  @IsOptional()
  @Length(0, 500)
  feeBasis?: string | null;

  @Field(() => [String], { description: 'What must hold for it to be granted.' })
  @ArrayMaxSize(40)
  @Length(1, 1000, { each: true })
  conditions!: string[];

  @Field(() => [ChannelTagEnum], { description: 'Where and how it can be handled.' })
  channelTags!: ChannelTag[];

  @Field(() => HandlingScopeEnum, { description: 'How far away it can be handled.' })
  scope!: HandlingScope;

  @Field(() => ResultKindEnum, { description: 'What the applicant gets in the end.' })
  resultKind!: ResultKind;

  @Field(() => String, { nullable: true, description: 'What is issued, in Chinese.' })
  @IsOptional()
  @Length(1, 200)
  resultName?: string | null;

  @Field(() => String, { description: 'Where to complain: an office and its number.' })
  @Length(2, 200)
  complaintWay!: string;

  @Field(() => Int, { description: 'Materials asked before the reform.' })
  @Min(0)
  @Max(200)
  baselineMaterials!: number;

  @Field(() => Int, { description: 'Working days taken before the reform.' })
  @Min(1)
  @Max(LONGEST_DAYS)
  baselineDays!: number;

  @Field(() => [ServiceMaterialInput], { description: 'The materials, in their order.' })
  @ArrayMaxSize(MOST_MATERIALS)
  @ValidateNested({ each: true })
  materials!: ServiceMaterialInput[];
}
