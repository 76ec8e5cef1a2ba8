import { codeEnum, connectionType, LocalDateScalar, PageArgs } from '@gezhi/subgraph';
import { IsOptional, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UNIT_LEVELS } from '../../domain/unit/unit.codes';

export const UnitLevelEnum = codeEnum(UNIT_LEVELS);

/** As codes of departments are written. */
export const DEPARTMENT_CODE = /^[A-Z][A-Z0-9_]{1,59}$/;

@ObjectType('HandlingUnit', {
  description:
    'An organisation that takes orders (承办单位), and the area and department it takes them for. Orders go to units ' +
    'of this register alone (G-06).',
})
export class HandlingUnitType {
  @Field(() => ID, { description: 'The key of the organisation.' })
  id!: string;

  @Field(() => String, {
    description: 'The department whose work it does, COMMUNITY for committees.',
  })
  departmentCode!: string;

  @Field(() => LocalDateScalar, { description: 'Since when it takes orders.' })
  openedOn!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The first day on which it takes no more; null while it does.',
  })
  closedOn!: string | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

export const HandlingUnitConnection = connectionType('HandlingUnit', () => HandlingUnitType);

@ArgsType()
export class HandlingUnitArgs extends PageArgs {
  @Field(() => ID, { description: 'The area; units of it and of all below it.' })
  @MaxLength(20)
  areaCode!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Also those that were closed.' })
  closed!: boolean;
}

@InputType('RegisterHandlingUnitInput', {
  description: 'An organisation that takes orders from now on.',
})
export class RegisterHandlingUnitInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key registers once.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The organisation.' })
  @IsUUID()
  organizationId!: string;

  @Field(() => ID, { description: 'The area it works for: a community or wider.' })
  @MaxLength(12)
  areaCode!: string;

  @Field(() => String, { description: 'The department whose work it does: URBAN_MANAGEMENT.' })
  @Matches(DEPARTMENT_CODE)
  departmentCode!: string;
}

@InputType('CloseHandlingUnitInput', { description: 'A unit that takes no more orders.' })
export class CloseHandlingUnitInput {
  @Field(() => ID, { description: 'The unit.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;
}
