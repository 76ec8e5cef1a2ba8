import type { PageArgs } from '@gezhi/subgraph';
import { listField } from '@gezhi/subgraph';
import type { BasicPublicService } from '../../domain/public-service/basic-public-service.entity';
import type { Bundle } from '../../domain/public-service/bundle.entity';
import type { BasicServiceField } from '../../domain/public-service/public-service.codes';
import { basicPublicServices, bundles } from '../../use-cases/public-service/list-public-services';
import type { ServicesContext } from '../context';

export const allBasicPublicServices = listField<
  BasicPublicService,
  PageArgs & { field?: BasicServiceField | null },
  ServicesContext
>('Query.basicPublicServices', (_, { field }) => basicPublicServices(field ?? null));

export const allBundles = listField<Bundle, PageArgs, ServicesContext>('Query.bundles', () =>
  bundles(),
);
