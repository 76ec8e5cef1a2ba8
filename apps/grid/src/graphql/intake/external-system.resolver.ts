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
import type { ExternalCode } from '../../domain/intake/external-code.entity';
import type { ExternalSystem } from '../../domain/intake/external-system.entity';
import { codesOfSystem, keepExternalCodes } from '../../use-cases/intake/keep-external-codes';
import { EXTERNAL_SYSTEMS, keepExternalSystem } from '../../use-cases/intake/keep-external-system';
import type { GridContext } from '../context';
import { OrganizationType } from '../organization/organization.type';
import {
  ExternalCodeArgs,
  ExternalCodeConnection,
  ExternalCodeType,
  KeepExternalCodesInput,
} from './external-code.type';
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
const KeepExternalCodesResult = mutationResult(
  'KeepExternalCodesResult',
  'ExternalSystem',
  () => ExternalSystemType,
);
const codesOf = listField<ExternalCode, ExternalCodeArgs, GridContext>(
  'ExternalSystem.codes',
  (_context, args) => codesOfSystem(args),
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

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'The organisation that answers for it, told what becomes of its matters.',
  })
  statusOrganization(@Root() { statusOrganizationId }: ExternalSystem): { id: string } | null {
    return statusOrganizationId === null ? null : { id: statusOrganizationId };
  }

  @FieldResolver(() => ExternalCodeConnection, {
    description: 'Its codes and what they mean here (代码映射), by what it writes.',
  })
  codes(
    @Root() { code }: ExternalSystem,
    @Ctx() context: GridContext,
    @Args(() => ExternalCodeArgs) args: ExternalCodeArgs,
  ): Promise<Result<ConnectionValue<ExternalCode>>> {
    return codesOf(context, code, args);
  }

  @Authenticated()
  @Mutation(() => KeepExternalCodesResult, {
    description:
      'Says what codes of another system mean here (维护代码映射); matters that come later have it. ' +
      'Roles: administrators, the district command. Answers EXTERNAL_CODE_TARGET.',
  })
  keepExternalCodes(
    @Ctx() context: GridContext,
    @Arg('input', () => KeepExternalCodesInput) input: KeepExternalCodesInput,
  ): Promise<Result<ExternalSystem>> {
    return keepExternalCodes(context, input);
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

@Resolver(() => ExternalCodeType)
export class ExternalCodeResolver {
  @FieldResolver(() => String, { nullable: true, description: 'What the other system calls it.' })
  label(@Root() { name }: ExternalCode): string | null {
    return name;
  }
}
