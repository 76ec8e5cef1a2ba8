import { codeEnum, connectionType, InstantScalar, PageArgs, Policy } from '@gezhi/subgraph';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { ExternalCodeKind } from '../../domain/intake/external-code.codes';
import { EXTERNAL_CODE_KINDS } from '../../domain/intake/external-code.codes';

export const ExternalCodeKindEnum = codeEnum(EXTERNAL_CODE_KINDS);

@Policy('staff')
@ObjectType('ExternalCode', {
  description: 'A code as another system writes it, and what it is here (代码映射).',
})
export class ExternalCodeType {
  @Field(() => ID, { description: 'The key.' })
  id!: string;

  @Field(() => ExternalCodeKindEnum, { description: 'What it stands for.' })
  kind!: ExternalCodeKind;

  @Field(() => String, { description: 'As the other system writes it.' })
  theirs!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it is here; null until somebody says: its matters come in without it.',
  })
  ours!: string | null;

  @Field(() => Int, { description: 'How many matters came with it while nobody knew its meaning.' })
  unknownCount!: number;

  @Field(() => InstantScalar, { nullable: true, description: 'When the last of those came.' })
  lastUnknownAt!: Date | null;

  @Field(() => Int, { description: 'Counts changes.' })
  version!: number;
}
export const ExternalCodeConnection = connectionType('ExternalCode', () => ExternalCodeType);

@ArgsType()
export class ExternalCodeArgs extends PageArgs {
  @Field(() => [ExternalCodeKindEnum], {
    nullable: true,
    description: 'Only those of these kinds.',
  })
  kinds?: ExternalCodeKind[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: only those without a meaning; false: only those with one.',
  })
  unmapped?: boolean | null;
}

@InputType('ExternalCodeInput', { description: 'What a code of another system means here.' })
export class ExternalCodeInput {
  @Field(() => ExternalCodeKindEnum, { description: 'What it stands for.' })
  kind!: ExternalCodeKind;

  @Field(() => String, { description: 'As the other system writes it.' })
  @Length(1, 80)
  theirs!: string;

  @Field(() => String, { nullable: true, description: 'What the other system calls it.' })
  @IsOptional()
  @MaxLength(80)
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A leaf, an area in force, a nature or an urgency; null: nobody knows.',
  })
  @IsOptional()
  @Length(1, 80)
  ours?: string | null;
}

@InputType('KeepExternalCodesInput', { description: 'What codes of another system mean here.' })
export class KeepExternalCodesInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key acts once.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => String, { description: 'The code of the system.' })
  @Length(2, 40)
  system!: string;

  @Field(() => [ExternalCodeInput], { description: '1 to 200 codes; others stay as they are.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  codes!: ExternalCodeInput[];
}
