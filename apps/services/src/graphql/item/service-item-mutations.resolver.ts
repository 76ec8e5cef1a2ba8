import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { ServiceItemVersion } from '../../domain/item/service-item-version.entity';
import type { ServiceItem } from '../../domain/item/service-item.entity';
import { draftServiceItem } from '../../use-cases/item/draft-service-item';
import { editServiceItemDraft } from '../../use-cases/item/edit-service-item-draft';
import { publishServiceItem } from '../../use-cases/item/publish-service-item';
import { reviseServiceItem } from '../../use-cases/item/revise-service-item';
import { withdrawServiceItem } from '../../use-cases/item/withdraw-service-item';
import type { ServicesContext } from '../context';
import {
  DraftServiceItemInput,
  EditServiceItemDraftInput,
  PublishServiceItemInput,
  ReviseServiceItemInput,
  WithdrawServiceItemInput,
} from './item.input';
import { ServiceItemVersionType } from './service-item-version.type';
import { ServiceItemType } from './service-item.type';

const resultOf = (name: string): object =>
  mutationResult(`${name}Result`, 'ServiceItemVersion', () => ServiceItemVersionType);

const DraftServiceItemResult = mutationResult(
  'DraftServiceItemResult',
  'ServiceItem',
  () => ServiceItemType,
);
const ReviseServiceItemResult = resultOf('ReviseServiceItem');
const EditServiceItemDraftResult = resultOf('EditServiceItemDraft');
const PublishServiceItemResult = resultOf('PublishServiceItem');
const WithdrawServiceItemResult = resultOf('WithdrawServiceItem');

const WRITERS = 'Roles: officers of the organisation that carries it out, administrator.';

@Resolver()
export class ServiceItemMutationsResolver {
  @Authenticated()
  @Mutation(() => DraftServiceItemResult, {
    description: `Begins an entry of the implementation list (起草). ${WRITERS}`,
  })
  draftServiceItem(
    @Ctx() context: ServicesContext,
    @Arg('input', () => DraftServiceItemInput) input: DraftServiceItemInput,
  ): Promise<Result<ServiceItem>> {
    return draftServiceItem(context, input);
  }

  @Authenticated()
  @Mutation(() => ReviseServiceItemResult, {
    description: `Begins the draft of the next version (修订). ${WRITERS}`,
  })
  reviseServiceItem(
    @Ctx() context: ServicesContext,
    @Arg('input', () => ReviseServiceItemInput) input: ReviseServiceItemInput,
  ): Promise<Result<ServiceItemVersion>> {
    return reviseServiceItem(context, input);
  }

  @Authenticated()
  @Mutation(() => EditServiceItemDraftResult, {
    description: `Writes a draft anew. ${WRITERS}`,
  })
  editServiceItemDraft(
    @Ctx() context: ServicesContext,
    @Arg('input', () => EditServiceItemDraftInput) input: EditServiceItemDraftInput,
  ): Promise<Result<ServiceItemVersion>> {
    return editServiceItemDraft(context, input);
  }

  @Authenticated()
  @Mutation(() => PublishServiceItemResult, {
    description: `Publishes a draft (发布); the version before it ends the day before. ${WRITERS}`,
  })
  publishServiceItem(
    @Ctx() context: ServicesContext,
    @Arg('input', () => PublishServiceItemInput) input: PublishServiceItemInput,
  ): Promise<Result<ServiceItemVersion>> {
    return publishServiceItem(context, input);
  }

  @Authenticated()
  @Mutation(() => WithdrawServiceItemResult, {
    description: `Withdraws a published version without a successor (撤销). ${WRITERS}`,
  })
  withdrawServiceItem(
    @Ctx() context: ServicesContext,
    @Arg('input', () => WithdrawServiceItemInput) input: WithdrawServiceItemInput,
  ): Promise<Result<ServiceItemVersion>> {
    return withdrawServiceItem(context, input);
  }
}
