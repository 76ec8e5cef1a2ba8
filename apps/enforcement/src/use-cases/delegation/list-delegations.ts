import type { Actor } from '@gezhi/identity';
import type { ListOf, Sql } from '@gezhi/persistence';
import { ofKey, raw, sql, withinAreas } from '@gezhi/persistence';
import type { DelegationState } from '../../domain/delegation/delegation.states';
import { Delegation } from '../../domain/delegation/delegation.entity';

export interface DelegationFilter {
  readonly states?: readonly DelegationState[] | null;
  readonly originDepartmentCode?: string | null;
  readonly inForceOn?: string | null;
}

/** Delegations that hold on a day: dates decide, and drafts never held. */
export function inForceOn(alias: string, on: string): Sql {
  const d = raw(alias);
  return sql`(${d}.published_at IS NOT NULL AND ${d}.effective_from <= ${on}
    AND (${d}.effective_to IS NULL OR ${d}.effective_to >= ${on}))`;
}

/** The delegations an organisation received, by power item: published ones are public, drafts for those concerned. */
export function delegationsTo(actor: Actor, filter: DelegationFilter = {}): ListOf<Delegation> {
  return {
    entity: Delegation,
    on: ofKey('to_organization_id'),
    where: [
      visibleTo(actor),
      ...(filter.states ? [sql`t.state = ANY(${filter.states})`] : []),
      ...(filter.originDepartmentCode
        ? [sql`t.origin_department_code = ${filter.originDepartmentCode}`]
        : []),
      ...(filter.inForceOn ? [inForceOn('t', filter.inForceOn)] : []),
    ],
    orderBy: 'powerItemCode',
    direction: 'ASC',
  };
}

/** One delegation by key, under the same rule. */
export function delegationById(actor: Actor): ListOf<Delegation> {
  return {
    entity: Delegation,
    on: ofKey('id'),
    where: [visibleTo(actor)],
    orderBy: 'id',
    direction: 'ASC',
  };
}

function visibleTo(actor: Actor): Sql {
  return sql`t.published_at IS NOT NULL OR t.from_organization_id = ${actor.organizationId}
    OR ${withinAreas(actor.areas)}`;
}
