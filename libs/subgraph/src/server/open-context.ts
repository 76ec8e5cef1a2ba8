import { RequestAudit } from '@gezhi/audit';
import type { Actor } from '@gezhi/identity';
import { readsByGrant } from '@gezhi/identity';
import type { Clock, ProblemCatalogue } from '@gezhi/kernel';
import { languageOf } from '@gezhi/kernel';
import type { Database } from '@gezhi/persistence';
import { callersDatabase } from '@gezhi/persistence';
import type { Logger } from '@gezhi/server';
import type { FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import type { SubgraphContext } from '../context';
import type { SubgraphDefinition } from '../manifest';
import { NOTHING_SHARED } from '../sharing/shared-access';
import type { OpenSharedAccess, SharedAccess } from '../sharing/shared-access';
import { telling } from './telling';

export interface ContextOptions {
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly problems: ProblemCatalogue;
  readonly openDatabase?: typeof callersDatabase;
}

/** What one believed request carries, whether it asks the graph or a route. */
export type OpenContext = (
  request: Pick<FastifyRequest, 'headers' | 'trace'>,
  actor: Actor,
) => Promise<SubgraphContext>;

export function contextOpener(
  definition: SubgraphDefinition,
  { dataSource, clock, logger, problems, openDatabase = callersDatabase }: ContextOptions,
): OpenContext {
  return async (request, actor) => {
    const audit = new RequestAudit({
      manager: dataSource,
      actor,
      clock,
      traceId: request.trace.traceId,
      onFault: (error) => logger.error({ err: error }, 'audit trail cannot be written'),
    });
    let database: Database | null = null;
    const query = async <T>(text: string, values?: unknown[]): Promise<T> => {
      const ask = () => dataSource.query<T>(text, values);
      return database === null ? ask() : database.apart(ask);
    };
    const access = await accessOf(definition, actor, { dataSource: { query }, clock });
    const caller = access === null ? actor : { ...actor, grantedRows: access.rows };
    database = openDatabase(dataSource, caller, { witness: telling(definition, audit) });
    const language = languageOf(request.headers['accept-language']);
    const { means = {} } = definition;
    const kept = { means, loaders: new Map() };
    return { actor, language, clock, database, audit, access, problems, ...kept };
  };
}

/** Only clients that read by grant are looked up: for everybody else nothing is asked. */
async function accessOf(
  { openAccess }: SubgraphDefinition,
  actor: Actor,
  at: Parameters<OpenSharedAccess>[1],
): Promise<SharedAccess | null> {
  if (!readsByGrant(actor)) return null;
  return openAccess ? openAccess(actor, at) : NOTHING_SHARED;
}
