import { createHash } from 'node:crypto';
import { authorise, hasRole } from '@gezhi/identity';
import type { Actor } from '@gezhi/identity';
import type { Refusal, Result } from '@gezhi/kernel';
import { newId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { beginLife } from '@gezhi/workflow';
import type { ImportFormat } from '../../domain/event-import/event-import.codes';
import { EventImport } from '../../domain/event-import/event-import.entity';
import { EVENT_IMPORT_PERMISSIONS } from '../../domain/event-import/event-import.permissions';
import { matterOf } from '../../domain/event-import/import-row.rules';
import { ExternalSystem } from '../../domain/intake/external-system.entity';
import { COMMAND } from '../../domain/permissions';
import { digestOf } from '../intake/external-matter';
import { encodingOf } from './decode-text';
import { EVENT_IMPORT_WORKFLOW } from './import-workflow';
import { KeptRows, refusedRow } from './keep-rows';
import type { FileHead, FileRow } from './read-rows';
import { readRows } from './read-rows';

export interface ReceiveImportInput {
  readonly system: string;
  readonly fileName: string;
  readonly format: ImportFormat;
  readonly checkOnly: boolean;
  readonly bytes: Buffer;
}

/**
 * Takes in a file of matters (接收导入文件): reads it once from its first byte to its last, keeps each row that can be
 * one, and why each other is refused. The job that runs imports makes the events. The same file of the same system
 * again answers the import it made, unless that failed or was cancelled. Answers IMPORT_SYSTEM, IMPORT_ENCODING,
 * PERSONAL_DATA_IN_TEXT for the name of the file, or what `readRows` answers; then nothing of the file is kept.
 */
export async function receiveImport(
  { actor, clock, database }: UseCase,
  input: ReceiveImportInput,
): Promise<Result<EventImport>> {
  const allowed = authorise(actor, EVENT_IMPORT_PERMISSIONS, 'eventImport.start');
  if (!allowed.ok) return allowed;
  const clean = withoutPersonalData({ name: input.fileName });
  if (!clean.ok) return clean;
  const system = await database.manager.findOneBy(ExternalSystem, { code: input.system });
  if (!system || !mayBring(actor, system))
    return refuse('IMPORT_SYSTEM', {
      path: ['query', 'system'],
      system: input.system.slice(0, 40),
    });
  const encoding = encodingOf(input.bytes);
  if (!encoding.ok) return encoding;
  const digest = createHash('sha256').update(input.bytes).digest('hex');
  return inTransaction(database, clock, (uow) =>
    uow.beyondSight(async () => {
      const before = input.checkOnly ? null : await sameFile(uow, system.code, digest);
      if (before) return ok(before);
      const made = newImport(uow, actor, { ...input, encoding: encoding.value, digest });
      return keepFile(uow, actor, { made, system, bytes: input.bytes });
    }),
  );
}

/** The account of the system, or a command centre where the system is entered as taking files. */
export function mayBring(
  { subject, roles }: Pick<Actor, 'subject' | 'roles'>,
  { enabled, takesFiles, accountSubject }: ExternalSystem,
): boolean {
  const isCentre = COMMAND.some((role) => roles.includes(role));
  const isSystem = roles.includes('INTAKE_SYSTEM') && subject === accountSubject;
  return enabled && (isSystem || (isCentre && takesFiles));
}

/** Two calls with one file wait for each other. */
async function sameFile(uow: UnitOfWork, system: string, digest: string) {
  await uow.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    JSON.stringify(['event-import', system, digest]),
  ]);
  return uow.manager
    .createQueryBuilder(EventImport, 'i')
    .where('i.external_system = :system AND i.digest = :digest', { system, digest })
    .andWhere(`NOT i.check_only AND i.state IN ('RECEIVED', 'RUNNING', 'DONE')`)
    .getOne();
}

function newImport(
  uow: UnitOfWork,
  actor: Actor,
  file: Omit<ReceiveImportInput, 'system'> &
    Pick<EventImport, 'encoding' | 'digest'> & { system: string },
): EventImport {
  const { system, fileName, format, encoding, digest, bytes, checkOnly } = file;
  const isSystem = !hasRole(actor, ...COMMAND);
  return uow.manager.create(EventImport, {
    ...created(uow.now),
    ...{ id: newId(uow.now), externalSystem: system, fileName, format, encoding, digest },
    ...{ bytes: bytes.length, columns: [], checkOnly, state: 'RECEIVED', failureCode: null },
    ...{ rowsRead: 0, accepted: 0, duplicates: 0, refused: 0, endedAt: null },
    importedBySubject: actor.subject,
    organizationId: actor.organizationId,
    roles: [...actor.roles],
    areas: [...actor.areas],
    areaCode: isSystem ? null : (actor.areas[0] ?? null),
  });
}

interface ReceivedFile {
  readonly made: EventImport;
  readonly system: ExternalSystem;
  readonly bytes: Buffer;
}

/** Two passes of one transaction: the head of the file stands in the import that its rows hang on. */
async function keepFile(
  uow: UnitOfWork,
  actor: Actor,
  { made, system, bytes }: ReceivedFile,
): Promise<Result<EventImport>> {
  const rows = new KeptRows(uow, made.id);
  const seen = new Map<string, { line: number; digest: string }>();
  let head: FileHead | null = null;
  const read = await readRows(
    { bytes, format: made.format, encoding: made.encoding },
    {
      async head(given) {
        head = given;
        made.columns = [...given.columns];
        await beginLife(uow, EVENT_IMPORT_WORKFLOW, actor, made, 'receive');
        return ok();
      },
      async row(row) {
        const judged = judge(row, head?.plan ?? [], { system, seen });
        if (judged === 'TWICE') made.duplicates += 1;
        else {
          if (judged !== null) made.refused += 1;
          const { line, cells } = row;
          await rows.add(
            judged === null
              ? { line, state: 'WAITING', cells: cells ?? [], reason: null }
              : refusedRow(row, judged),
          );
        }
        return ok();
      },
    },
  );
  if (!read.ok) return read;
  await rows.end();
  made.rowsRead = read.value;
  const { rowsRead, duplicates, refused } = made;
  await uow.manager.update(EventImport, { id: made.id }, { rowsRead, duplicates, refused });
  return ok(made);
}

/** Null for a row that can be a matter; TWICE for one the file has said before. */
function judge(
  { line, cells }: FileRow,
  plan: FileHead['plan'],
  { system, seen }: { system: ExternalSystem; seen: Map<string, { line: number; digest: string }> },
): Refusal | 'TWICE' | null {
  if (cells === null) return refuse('IMPORT_ROW_JSON').refusal;
  const matter = matterOf(plan, cells, system.sources);
  if (!matter.ok) return matter.refusal;
  const { externalId, ...said } = matter.value;
  if (externalId === null) return null;
  const digest = digestOf(said);
  const before = seen.get(externalId);
  if (before?.digest === digest) return 'TWICE';
  if (before)
    return refuse('IMPORT_ROW_TWICE', { path: ['input', 'externalId'], line: before.line }).refusal;
  seen.set(externalId, { line, digest });
  return null;
}
