import type { Refusal } from '@gezhi/kernel';
import { newId } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import type { ImportRowState } from '../../domain/event-import/event-import.codes';
import { EventImportRow } from '../../domain/event-import/event-import.entity';
import { withoutNumbers } from '../../domain/event-import/import-row.rules';
import type { FileRow } from './read-rows';

const AT_ONCE = 500;

interface NewRow {
  readonly line: number;
  readonly state: ImportRowState;
  readonly cells: readonly string[];
  readonly reason: Reason | null;
}

type Reason = Pick<EventImportRow, 'field' | 'code' | 'params'>;

/** Why a row is refused, as it is kept: the column, the code and what the message mentions. */
export function reasonOf({ code, path, params }: Refusal): Reason {
  const [first, ...rest] = path;
  const named = (first === 'input' ? rest : path).join('.');
  const field =
    named === 'contact.phone' ? 'contactPhone' : named === 'contact' ? 'contactName' : named;
  return { field: field || null, code, params };
}

/** Personal data in a text is refused, and not kept by being refused. */
export function refusedRow({ line, cells }: FileRow, refusal: Refusal): NewRow {
  const given = cells ?? [];
  const isPersonal = refusal.code === 'PERSONAL_DATA_IN_TEXT';
  return {
    line,
    state: 'REFUSED',
    cells: isPersonal ? withoutNumbers(given) : given,
    reason: reasonOf(refusal),
  };
}

/** Writes rows a few hundred at a time. */
export class KeptRows {
  private waiting: NewRow[] = [];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly importId: string,
  ) {}

  async add(row: NewRow): Promise<void> {
    this.waiting.push(row);
    if (this.waiting.length >= AT_ONCE) await this.end();
  }

  async end(): Promise<void> {
    const { uow, importId } = this;
    const rows = this.waiting.map(({ line, state, cells, reason }) => ({
      ...{ id: newId(uow.now), importId, line, state, cells },
      ...(reason ?? { field: null, code: null, params: null }),
    }));
    this.waiting = [];
    if (rows.length > 0)
      await uow.manager.createQueryBuilder().insert().into(EventImportRow).values(rows).execute();
  }
}
