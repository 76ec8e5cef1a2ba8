import type { ListOf } from '@gezhi/persistence';
import { sql } from '@gezhi/persistence';
import { BasicPublicService } from '../../domain/public-service/basic-public-service.entity';
import { Bundle } from '../../domain/public-service/bundle.entity';
import type { BasicServiceField } from '../../domain/public-service/public-service.codes';

/** The basic public services, or those of one field, by code. Public. */
export function basicPublicServices(field: BasicServiceField | null): ListOf<BasicPublicService> {
  return {
    entity: BasicPublicService,
    on: sql`true`,
    where: field ? [sql`t.field = ${field}`] : [],
    orderBy: 'code',
    direction: 'ASC',
  };
}

/** The bundles, by code. Public. */
export function bundles(): ListOf<Bundle> {
  return { entity: Bundle, on: sql`true`, orderBy: 'code', direction: 'ASC' };
}
