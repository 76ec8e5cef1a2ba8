import { isAreaCode, isId } from '@gezhi/kernel';

/** As whom the database is asked: what its row rules look at. An `Actor` is one. */
export interface Caller {
  readonly subject: string;
  readonly organizationId: string | null;
  readonly roles: readonly string[];
  /** Area codes whose whole inside is in scope. */
  readonly areas: readonly string[];
  /** What a client of other systems was granted, as `dataset:area`: rows of those datasets inside those areas. */
  readonly grantedRows?: readonly string[];
}

/** What one statement reads: the rows the caller may see, or every row. */
export type Reads = 'OWN' | 'WHOLE';

const ROLE = /^[A-Z_]{1,40}$/;
const GRANTED = /^[a-z][A-Za-z0-9]{0,39}:([0-9CDM]+)$/;

/**
 * The caller as settings of one transaction. What is missing or malformed is left out, and the row rules then
 * find nobody, nowhere, of no organisation: scope fails closed.
 */
export function callerSettings(caller: Caller, reads: Reads): ReadonlyMap<string, string> {
  const { subject, organizationId, roles, areas, grantedRows = [] } = caller;
  return new Map([
    ['gezhi.subject', subject.replaceAll('\0', '')],
    ['gezhi.organization', organizationId !== null && isId(organizationId) ? organizationId : ''],
    ['gezhi.roles', `{${roles.filter((role) => ROLE.test(role)).join(',')}}`],
    ['gezhi.areas', `{${areas.filter(isAreaCode).join(',')}}`],
    ['gezhi.reads', reads],
    ...(grantedRows.length > 0 ? [['gezhi.grants', grants(grantedRows)] as const] : []),
  ]);
}

function grants(rows: readonly string[]): string {
  const known = rows.filter((row) => isAreaCode(GRANTED.exec(row)?.[1] ?? ''));
  return `{${known.join(',')}}`;
}
