import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import { findByKeys } from '@gezhi/persistence';
import type { ConnectionValue, DomainDefinitions, SubgraphContext } from '@gezhi/subgraph';
import { Authenticated, batched, listField, mutationResult } from '@gezhi/subgraph';
import type { ClassType } from 'type-graphql';
import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { DataGrant } from '../domain/data-grant.entity';
import type { Offer } from '../domain/terms.rules';
import {
  approveDataGrant,
  refuseDataGrant,
  revokeDataGrant,
  withdrawDataGrant,
} from '../use-cases/decide-data-grant';
import type { DataGrantFilter } from '../use-cases/list-data-grants';
import { dataGrants, mayListDataGrants } from '../use-cases/list-data-grants';
import { requestDataGrant } from '../use-cases/request-data-grant';
import {
  DataGrantListArgs,
  DataGrantReasonInput,
  DataGrantStepInput,
  RequestDataGrantInput,
} from './data-grant.input';
import { DataGrantConnection, DataGrantType } from './data-grant.type';

const DataGrantResult = mutationResult('DataGrantResult', 'DataGrant', () => DataGrantType);

export interface DataGrantsOptions {
  /** The word the fields are named with: `Grid` makes `requestGridDataGrant` and `gridDataGrants`. */
  readonly domain: string;
  /** What the department has to share. */
  readonly definitions: Pick<DomainDefinitions, 'metrics' | 'datasets'>;
}

/** The fields of a department's data grants, as a resolver class to mount: each department decides on its own data. */
export function dataGrantFields({ domain, definitions }: DataGrantsOptions): ClassType {
  const [first = '', ...rest] = domain;
  const word = `${first.toLowerCase()}${rest.join('')}`;
  const offer: Offer = {
    metrics: definitions.metrics.definitions.map(({ key }) => key),
    datasets: (definitions.datasets ?? []).map(({ key }) => key),
  };
  const byId = batched<SubgraphContext, DataGrant>(`${domain} DataGrant`, (context, ids) =>
    findByKeys(context.database.manager, DataGrant, 'id', ids),
  );
  const list = listField<DataGrant, DataGrantListArgs & { filter?: DataGrantFilter | null }>(
    `Query.${word}DataGrants`,
    (_, { filter }) => dataGrants(filter ?? {}),
  );

  @Resolver()
  class DataGrantFields {
    @Authenticated()
    @Query(() => DataGrantConnection, {
      name: `${word}DataGrants`,
      nullable: true,
      description:
        'Data grants (数据共享授权), the newest first: the own ones for integrators, those of the area for whoever ' +
        'decides, all for auditors.',
    })
    async grants(
      @Ctx() context: SubgraphContext,
      @Args(() => DataGrantListArgs) args: DataGrantListArgs,
    ): Promise<Result<ConnectionValue<DataGrant>>> {
      const allowed = mayListDataGrants(context.actor);
      return allowed.ok ? list(context, '', args) : allowed;
    }

    @Authenticated()
    @Query(() => DataGrantType, {
      name: `${word}DataGrant`,
      nullable: true,
      description: 'A data grant by its key; null when there is none that the caller may see.',
    })
    async grant(
      @Ctx() context: SubgraphContext,
      @Arg('id', () => ID, { description: 'The key of the grant.' }) id: string,
    ): Promise<Result<DataGrant | null>> {
      const allowed = mayListDataGrants(context.actor);
      return allowed.ok ? ok(await byId(context, id)) : allowed;
    }

    @Authenticated()
    @Mutation(() => DataGrantResult, {
      name: `request${domain}DataGrant`,
      description:
        'Asks the department for data (申请数据共享), for the account that asks. Roles: integrators.',
    })
    request(
      @Ctx() context: SubgraphContext,
      @Arg('input', () => RequestDataGrantInput) input: RequestDataGrantInput,
    ): Promise<Result<DataGrant>> {
      return requestDataGrant(context, offer, input);
    }

    @Authenticated()
    @Mutation(() => DataGrantResult, {
      name: `approve${domain}DataGrant`,
      description:
        'Lets the client read what was asked for (批准). Roles: district command and administrators of the area, never ' +
        'of the organisation that asked.',
    })
    approve(
      @Ctx() context: SubgraphContext,
      @Arg('input', () => DataGrantStepInput) input: DataGrantStepInput,
    ): Promise<Result<DataGrant>> {
      return approveDataGrant(context, input);
    }

    @Authenticated()
    @Mutation(() => DataGrantResult, {
      name: `refuse${domain}DataGrant`,
      description: 'Says no, and why (驳回). Roles: as for approving.',
    })
    refuse(
      @Ctx() context: SubgraphContext,
      @Arg('input', () => DataGrantReasonInput) input: DataGrantReasonInput,
    ): Promise<Result<DataGrant>> {
      return refuseDataGrant(context, input);
    }

    @Authenticated()
    @Mutation(() => DataGrantResult, {
      name: `revoke${domain}DataGrant`,
      description:
        'Takes a grant back, and says why (撤销): the next request is refused. Roles: as for approving.',
    })
    revoke(
      @Ctx() context: SubgraphContext,
      @Arg('input', () => DataGrantReasonInput) input: DataGrantReasonInput,
    ): Promise<Result<DataGrant>> {
      return revokeDataGrant(context, input);
    }

    @Authenticated()
    @Mutation(() => DataGrantResult, {
      name: `withdraw${domain}DataGrant`,
      description:
        'Gives up a request, or a grant before its time (撤回). Roles: the account that asked.',
    })
    withdraw(
      @Ctx() context: SubgraphContext,
      @Arg('input', () => DataGrantStepInput) input: DataGrantStepInput,
    ): Promise<Result<DataGrant>> {
      return withdrawDataGrant(context, input);
    }
  }

  return DataGrantFields;
}
