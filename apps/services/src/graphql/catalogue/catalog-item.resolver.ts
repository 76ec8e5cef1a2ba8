import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { CatalogItem } from '../../domain/catalogue/catalog-item.entity';
import { registerCatalogItem } from '../../use-cases/catalogue/register-catalog-item';
import type { ServicesContext } from '../context';
import { CatalogItemArgs, RegisterCatalogItemInput } from './catalog-item.input';
import { allCatalogItems } from './catalog-item.loader';
import { CatalogItemConnection, CatalogItemType } from './catalog-item.type';

const RegisterCatalogItemResult = mutationResult(
  'RegisterCatalogItemResult',
  'CatalogItem',
  () => CatalogItemType,
);

@Resolver(() => CatalogItemType)
export class CatalogItemResolver {
  @Query(() => CatalogItemConnection, { description: 'The basic catalogue, by code. Public.' })
  catalogItems(
    @Ctx() context: ServicesContext,
    @Args(() => CatalogItemArgs) args: CatalogItemArgs,
  ): Promise<Result<ConnectionValue<CatalogItem>>> {
    return allCatalogItems(context, '', args);
  }

  @Authenticated()
  @Mutation(() => RegisterCatalogItemResult, {
    description: 'Takes an entry into the basic catalogue. Roles: administrator.',
  })
  registerCatalogItem(
    @Ctx() context: ServicesContext,
    @Arg('input', () => RegisterCatalogItemInput) input: RegisterCatalogItemInput,
  ): Promise<Result<CatalogItem>> {
    return registerCatalogItem(context, input);
  }
}
