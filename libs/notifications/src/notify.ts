import type { Role } from '@gezhi/identity';
import { findPersonalData, newId } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import type { NotificationKind } from './notification';
import { valueNamesOf } from './notification';
import { Notification } from './notification.entity';

/** Whoever of an organisation is on duty; those with one of the roles who cover an area; or one account. */
export type Recipient =
  | { readonly organizationId: string }
  | { readonly areaCode: string; readonly roles: readonly Role[] }
  | { readonly subject: string };

export interface NotificationDraft {
  readonly to: Recipient;
  /** What it is about: its GraphQL type, its key and, where it has one, its place. */
  readonly about: { readonly type: string; readonly id: string; readonly areaCode?: string | null };
  /** What the texts ask for: codes, numbers and dates, never what people wrote and never a contact. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** The same kind with the same key is told once: for rules that are judged again and again. */
  readonly onceKey?: string;
}

/**
 * Notes in the transaction of a change that somebody has to be told. It is told after the commit, by whatever channels
 * the recipient has, and what becomes of that never changes the object. Answers whether it is new.
 */
export async function notify(
  uow: UnitOfWork,
  kind: NotificationKind,
  draft: NotificationDraft,
): Promise<boolean> {
  const row = rowOf(uow, kind, draft);
  // Whoever causes it need not be among those who may read it.
  return uow.beyondSight(async (manager) => {
    const { raw } = await manager
      .createQueryBuilder()
      .insert()
      .into(Notification)
      .values(row)
      .orIgnore()
      .returning('id')
      .execute();
    return (raw as unknown[]).length > 0;
  });
}

/** As many rows as PostgreSQL takes values for in one statement, with room to spare. */
const ROWS_AT_ONCE = 4_000;

/** Notes many, as {@link notify} does one: thousands in one statement. */
export async function notifyAll(
  uow: UnitOfWork,
  told: readonly { readonly kind: NotificationKind; readonly draft: NotificationDraft }[],
): Promise<void> {
  const rows = told.map(({ kind, draft }) => rowOf(uow, kind, draft));
  await uow.beyondSight(async (manager) => {
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      const some = rows.slice(from, from + ROWS_AT_ONCE);
      await manager
        .createQueryBuilder()
        .insert()
        .into(Notification)
        .values(some)
        .orIgnore()
        .execute();
    }
  });
}

function rowOf(
  uow: UnitOfWork,
  kind: NotificationKind,
  { to, about, values = {}, onceKey }: NotificationDraft,
): Notification {
  const asked = valueNamesOf(kind.subject.en + kind.text.en);
  const missing = asked.filter((name) => !Object.hasOwn(values, name));
  if (missing.length > 0) throw new Error(`${kind.code} misses ${missing.join(', ')}`);
  return {
    id: newId(uow.now),
    kind: kind.code,
    recipientOrganizationId: 'organizationId' in to ? to.organizationId : null,
    recipientAreaCode: 'areaCode' in to ? to.areaCode : null,
    recipientRoles: 'areaCode' in to ? [...to.roles] : [],
    recipientSubject: 'subject' in to ? to.subject : null,
    aboutType: about.type,
    aboutId: about.id,
    areaCode: about.areaCode ?? null,
    values: withoutPersons(values),
    onceKey: onceKey ?? null,
    createdAt: uow.now,
    expandedAt: null,
  };
}

/** Longer ones are what somebody wrote. */
const LONGEST_VALUE = 120;

/**
 * Values leave the house: one that holds a person's number, or is longer than any code, is blanked. It is not
 * refused: what happened must not be undone because of how it is told.
 */
function withoutPersons(
  values: Readonly<Record<string, string | number>>,
): Record<string, string | number> {
  const kept = ([name, value]: [string, string | number]): [string, string | number] => {
    const text = String(value);
    const isCode = text.length <= LONGEST_VALUE && findPersonalData(text).length === 0;
    return [name, isCode ? value : '—'];
  };
  return Object.fromEntries(Object.entries(values).map(kept));
}
