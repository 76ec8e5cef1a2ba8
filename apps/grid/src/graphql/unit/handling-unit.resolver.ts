import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, listField, mutationResult } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { HandlingUnit } from '../../domain/unit/handling-unit.entity';
import type { UnitLevel } from '../../domain/unit/unit.codes';
import { levelOfUnit } from '../../domain/unit/unit.rules';
import { unitsOfArea } from '../../use-cases/unit/find-units';
import { closeUnit, registerUnit } from '../../use-cases/unit/keep-units';
import { areaByCode } from '../area/area.loader';
import { AreaType } from '../area/area.type';
import type { GridContext } from '../context';
import { OrganizationType } from '../organization/organization.type';
import {
  CloseHandlingUnitInput,
  HandlingUnitArgs,
  HandlingUnitConnection,
  HandlingUnitType,
  RegisterHandlingUnitInput,
  UnitLevelEnum,
} from './handling-unit.type';

const RegisterHandlingUnitResult = mutationResult(
  'RegisterHandlingUnitResult',
  'HandlingUnit',
  () => HandlingUnitType,
);
const CloseHandlingUnitResult = mutationResult(
  'CloseHandlingUnitResult',
  'HandlingUnit',
  () => HandlingUnitType,
);
const KEEPERS = 'Roles: command centres and administrators of the area.';

const unitsOf = listField<HandlingUnit, HandlingUnitArgs, GridContext>(
  'Query.handlingUnits',
  (_, { closed }) => unitsOfArea(closed),
);

@Resolver(() => HandlingUnitType)
export class HandlingUnitResolver {
  @Query(() => HandlingUnitConnection, {
    description: 'Who takes orders in an area (承办单位名录), by department. Public.',
  })
  handlingUnits(
    @Ctx() context: GridContext,
    @Args(() => HandlingUnitArgs) args: HandlingUnitArgs,
  ): Promise<Result<ConnectionValue<HandlingUnit>>> {
    return unitsOf(context, args.areaCode, args);
  }

  @FieldResolver(() => OrganizationType, { nullable: true, description: 'The organisation.' })
  organization(@Root() { id }: HandlingUnit): OrganizationType {
    return { id };
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'The area it takes orders for.' })
  area(@Root() { areaCode }: HandlingUnit, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, areaCode);
  }

  @FieldResolver(() => UnitLevelEnum, { description: 'The level it works at: that of its area.' })
  level(@Root() unit: HandlingUnit): UnitLevel {
    return levelOfUnit(unit);
  }

  @Authenticated()
  @Mutation(() => RegisterHandlingUnitResult, {
    description: `Enters an organisation that takes orders (登记承办单位). Answers UNKNOWN_AREA or UNIT_PLACE_TAKEN. ${KEEPERS}`,
  })
  registerHandlingUnit(
    @Ctx() context: GridContext,
    @Arg('input', () => RegisterHandlingUnitInput) input: RegisterHandlingUnitInput,
  ): Promise<Result<HandlingUnit>> {
    return registerUnit(context, input);
  }

  @Authenticated()
  @Mutation(() => CloseHandlingUnitResult, {
    description: `Takes a unit off the register (停用承办单位): it gets no more orders, and rules that name it are told. ${KEEPERS}`,
  })
  closeHandlingUnit(
    @Ctx() context: GridContext,
    @Arg('input', () => CloseHandlingUnitInput) input: CloseHandlingUnitInput,
  ): Promise<Result<HandlingUnit>> {
    return closeUnit(context, input);
  }
}
