import type { AuditKind, KeptRecord } from '@gezhi/audit';
import { hasRole } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { ClassType } from 'type-graphql';
import { Arg, Args, Ctx, Directive, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { SubgraphContext } from '../context';
import type { ConnectionValue } from '../lists/connection';
import { connectionType } from '../lists/connection';
import { PageArgs } from '../lists/page.args';
import { InstantScalar } from '../schema/scalars';
import { AuditKindEnum } from './audit-record.type';
import { recordPage } from './record-pages';

/** A case as the person concerned knows it. */
export interface OwnCase {
  readonly id: string;
  /** The account of the person concerned; null when it was brought without one. */
  readonly subject: string | null;
}

export interface AccessListOptions<C extends SubgraphContext> {
  /** As in `gridCatalogue`. */
  readonly domain: string;
  /** The type of the case in the graph. */
  readonly type: string;
  /** The argument: the code by which people quote the case. */
  readonly code: { readonly name: string; readonly description: string };
  /** Finds the case among all rows, whoever asks: whether the caller may know of it is judged here. */
  readonly findCase: (context: C, code: string) => Promise<OwnCase | null>;
  /** The organisation as this subgraph refers to it. */
  readonly organization: () => ClassType<{ id: string }>;
}

interface Access {
  readonly at: Date;
  readonly kind: AuditKind;
  readonly operation: string;
  readonly roles: readonly string[];
  readonly organization: { readonly id: string } | null;
  readonly purpose: string | null;
}

/**
 * `<domain>AccessList`: who had to do with a case, for the person concerned and for auditors. It tells roles,
 * organisations, times and purposes, and nobody's name. A case of somebody else answers like one that does not exist.
 */
export function accessList<C extends SubgraphContext>(options: AccessListOptions<C>): ClassType {
  const { domain, type, code, findCase, organization } = options;
  const name = `${domain}AccessList`;

  @Directive('@shareable')
  @ObjectType('CaseAccess', { description: 'That somebody had to do with a case (访问记录).' })
  class CaseAccess implements Access {
    @Field(() => InstantScalar, { description: 'When.' })
    at!: Date;

    @Field(() => AuditKindEnum, { description: 'Whether it was read, changed, searched for …' })
    kind!: AuditKind;

    @Field(() => String, { description: 'The field of the graph or the job.' })
    operation!: string;

    @Field(() => [String], { description: 'The roles of whoever it was.' })
    roles!: readonly string[];

    @Field(organization, { nullable: true, description: 'The organisation acted for.' })
    organization!: { id: string } | null;

    @Field(() => String, { nullable: true, description: 'The purpose stated (处理目的).' })
    purpose!: string | null;
  }
  const CaseAccessConnection = connectionType('CaseAccess', () => CaseAccess, { shareable: true });

  @Resolver()
  class AccessListResolver {
    @Query(() => CaseAccessConnection, {
      name,
      description:
        'Who had to do with a case, the newest first: by role, organisation and purpose, without names. For the person ' +
        'concerned, signed in with the account the case was brought with, and for auditors.',
    })
    async accesses(
      @Ctx() context: C,
      @Arg(code.name, () => String, { description: code.description }) given: string,
      @Args(() => PageArgs) args: PageArgs,
    ): Promise<Result<ConnectionValue<Access>>> {
      const { actor, audit, database } = context;
      const found = await findCase(context, given);
      if (!found || !mayKnow(context, found))
        return refuse('NOT_FOUND', { path: [code.name], type, id: given });
      audit.read({ kind: 'READ', operation: `Query.${name}`, object: { type, id: found.id } });
      // Every row, because the person concerned is no auditor: what is told of them is chosen below.
      const filter = { objectId: found.id, outcome: 'DONE', exceptSubject: actor.subject } as const;
      const page = await recordPage(database.whole, filter, args);
      return page.ok ? ok(withNodes(page.value, accessOf)) : page;
    }
  }

  return AccessListResolver;
}

function mayKnow({ actor }: SubgraphContext, { subject }: OwnCase): boolean {
  return hasRole(actor, 'AUDITOR') || (subject !== null && subject === actor.subject);
}

function accessOf({ recordedAt, kind, operation, actor }: KeptRecord): Access {
  const { organizationId, roles, purpose } = actor;
  const organization = organizationId === null ? null : { id: organizationId };
  return { at: recordedAt, kind, operation, roles, organization, purpose };
}

function withNodes<A, B>(value: ConnectionValue<A>, change: (node: A) => B): ConnectionValue<B> {
  const edges = value.edges.map(({ cursor, node }) => ({ cursor, node: change(node) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: value.pageInfo,
    get totalCount() {
      return value.totalCount;
    },
  };
}
