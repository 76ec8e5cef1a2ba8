import type { KeptRecord } from '@gezhi/audit';
import { authorise, definePermissions } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import type { ClassType } from 'type-graphql';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { SubgraphContext } from '../context';
import type { ConnectionValue } from '../lists/connection';
import { AuditRecordArgs } from './audit-record.args';
import { AuditRecordConnection } from './audit-record.type';
import { recordPage } from './record-pages';

const PERMISSIONS = definePermissions({ 'audit.read': { roles: ['AUDITOR'] } });

/**
 * The reader of a department's trail, `<domain>AuditRecords`: for auditors, and itself recorded as a search.
 * `auditReader('grid')` is a resolver class to mount.
 */
export function auditReader(domain: string): ClassType {
  const name = `${domain}AuditRecords`;

  @Resolver()
  class AuditReader {
    @Query(() => AuditRecordConnection, {
      name,
      description:
        'The audit trail (审计记录) of the department, the newest first. Roles: auditors. Every look is recorded as well.',
    })
    async records(
      @Ctx() context: SubgraphContext,
      @Args(() => AuditRecordArgs) args: AuditRecordArgs,
    ): Promise<Result<ConnectionValue<KeptRecord>>> {
      const allowed = authorise(context.actor, PERMISSIONS, 'audit.read');
      if (!allowed.ok) return allowed;
      const filter = args.filter ?? {};
      const object = filter.objectId ? { type: 'AuditRecord', id: filter.objectId } : undefined;
      context.audit.read({ kind: 'SEARCH', operation: `Query.${name}`, input: args, object });
      return recordPage(context.database.manager, filter, args);
    }
  }

  return AuditReader;
}
