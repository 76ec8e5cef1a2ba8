import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import {
  Authenticated,
  listField,
  LocalizedText,
  mutationResult,
  PageArgs,
  Policy,
} from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { ExternalSystem } from '../../domain/intake/external-system.entity';
import { EXTERNAL_SYSTEMS, keepExternalSystem } from '../../use-cases/intake/keep-external-system';
import type { GridContext } from '../context';
import {
  ExternalSystemConnection,
  ExternalSystemType,
  KeepExternalSystemInput,
} from './external-system.type';

const KeepExternalSystemResult = mutationResult(
  'KeepExternalSystemResult',
  'ExternalSystem',
  () => ExternalSystemType,
);
const externalSystems = listField<ExternalSystem, PageArgs, GridContext>(
  'Query.externalSystems',
  () => EXTERNAL_SYSTEMS,
);

/** Which systems bring matters in. */
@Resolver(() => ExternalSystemType)
export class ExternalSystemResolver {
  @Policy('staff')
  @Query(() => ExternalSystemConnection, {
    nullable: true,
    description: 'The systems that bring matters in (外部系统), by their codes.',
  })
  externalSystems(
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<ExternalSystem>>> {
    return externalSystems(context, '', args);
  }

  @FieldResolver(() => LocalizedText, { description: 'Its name.' })
  name(@Root() { nameEn, nameZh }: ExternalSystem): LocalizedText {
    return { en: nameEn, zh: nameZh };
  }

  @Authenticated()
  @Mutation(() => KeepExternalSystemResult, {
    description:
      'Enters a system that brings matters in, or changes it (登记外部系统). Roles: administrators. ' +
      'Answers EXTERNAL_SYSTEM_CODE.',
  })
  keepExternalSystem(
    @Ctx() context: GridContext,
    @Arg('input', () => KeepExternalSystemInput) input: KeepExternalSystemInput,
  ): Promise<Result<ExternalSystem>> {
    return keepExternalSystem(context, input);
  }
}
