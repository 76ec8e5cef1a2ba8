import type { Actor } from '@gezhi/identity';
import { fixedClock, newId, ok, refuse } from '@gezhi/kernel';
import type { ObjectChange } from '@gezhi/persistence';
import { callersDatabase, inTransaction } from '@gezhi/persistence';
import { QueryFailedError } from 'typeorm';
import type { RecordFilter } from '../read/find-records';
import { countRecords, findRecords } from '../read/find-records';
import type { TrailDatabase } from '../trail.testing';
import { trailDatabase } from '../trail.testing';
import { AuditUnavailableError } from './audit-unavailable';
import { RequestAudit } from './request-audit';

jest.setTimeout(60_000);

let trail: TrailDatabase;
beforeEach(async () => {
  trail = await trailDatabase();
});
afterEach(() => trail?.[Symbol.asyncDispose]());

const NOON = fixedClock(new Date('2026-10-12T04:00:00.000Z'));
const OFFICER: Actor = {
  subject: 'demo:officer',
  name: '演示经办人',
  organizationId: '019a3aff-4800-7303-8b70-87e05a0868b2',
  roles: ['DEPARTMENT_OFFICER'],
  areas: ['320104'],
  scopes: [],
  purpose: 'STATUTORY_DUTY',
  caseNumber: '宁城执〔2026〕12号',
};
const accept: ObjectChange = {
  type: 'GovEvent',
  id: 'E-1',
  action: 'accept',
  from: 'REPORTED',
  to: 'ACCEPTED',
};

/** A request of an officer: its audit, and the database with the audit as its witness. */
function request(by: 'CALLER' | 'JOB' = 'CALLER') {
  const faults: unknown[] = [];
  const audit = new RequestAudit({
    manager: trail.service,
    actor: OFFICER,
    clock: NOON,
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    by,
    onFault: (error) => faults.push(error),
  });
  const database = callersDatabase(trail.service, OFFICER, { witness: audit });
  const change = (changes: readonly ObjectChange[], lamp = 1) =>
    inTransaction(database, NOON, async (uow) => {
      await uow.manager.query('INSERT INTO lamp (id) VALUES ($1)', [lamp]);
      uow.changes.push(...changes);
      return ok();
    });
  return { audit, database, change, faults };
}
const recorded = (filter: RecordFilter = {}) =>
  findRecords(trail.owner.manager, filter, { first: 50, before: null });
const lamps = async () => (await trail.owner.query<unknown[]>('SELECT FROM lamp')).length;
const breakTrail = () =>
  trail.owner.query('REVOKE EXECUTE ON FUNCTION audit_append(text[]) FROM gezhi_service');

describe('a mutation', () => {
  it('is recorded in its own transaction: who, what for, which objects, which input, in which trace', async () => {
    const { audit, change } = request();
    audit.begin('Mutation.acceptEvent', { input: { id: 'E-1' } });
    await change([accept]);
    audit.done();
    await audit.flush();
    expect(await recorded()).toEqual([
      expect.objectContaining({
        seq: 1,
        kind: 'MUTATION',
        operation: 'Mutation.acceptEvent',
        actor: {
          subject: 'demo:officer',
          name: '演示经办人',
          organizationId: OFFICER.organizationId,
          roles: ['DEPARTMENT_OFFICER'],
          purpose: 'STATUTORY_DUTY',
          caseNumber: '宁城执〔2026〕12号',
        },
        objects: [accept],
        outcome: 'DONE',
        inputDigest: expect.stringMatching(/^[\w-]{43}$/) as unknown,
        traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      }),
    ]);
  });

  it('is not done when it cannot be recorded', async () => {
    const { audit, change, faults } = request();
    await breakTrail();
    audit.begin('Mutation.acceptEvent', {});
    await expect(change([accept])).rejects.toThrow(AuditUnavailableError);
    expect(await lamps()).toBe(0);
    expect(faults).toEqual([expect.any(QueryFailedError)]);
  });

  it('that refuses leaves no record of a change', async () => {
    const { audit, database } = request();
    audit.begin('Mutation.acceptEvent', {});
    await inTransaction(database, NOON, async ({ changes }) => {
      changes.push(accept);
      return refuse('CONFLICT');
    });
    await audit.flush();
    expect(await recorded()).toEqual([]);
  });

  it('is recorded also when it had nothing to change', async () => {
    const { audit } = request();
    audit.begin('Mutation.remindAll', {});
    audit.done();
    await audit.flush();
    expect(await recorded()).toMatchObject([{ kind: 'MUTATION', operation: 'Mutation.remindAll' }]);
  });

  it('of thousands of objects leaves as many records as it needs, none of them endless', async () => {
    const { audit, change } = request();
    audit.begin('Mutation.closeAll', {});
    await change(Array.from({ length: 2_500 }, () => ({ ...accept, id: newId() })));
    expect((await recorded()).map(({ objects }) => objects.length)).toEqual([500, 1_000, 1_000]);
  });

  it.each([
    [{ type: 'GovEvent', id: 'E-1', action: 'unmaskContact' }, 'UNMASK'],
    [{ type: 'DataGrant', id: 'G-1', action: 'approve' }, 'GRANT'],
    [accept, 'MUTATION'],
  ])('is of the kind that its changes say: %j', async (object, kind) => {
    const { audit, change } = request();
    audit.begin('Mutation.any', {});
    await change([object]);
    expect(await recorded({ objectId: object.id })).toMatchObject([{ kind }]);
  });

  it('that shows masked data says for which reason', async () => {
    const { audit, change } = request();
    audit.begin('Mutation.unmaskContact', {});
    await change([{ type: 'GovEvent', id: 'E-1', action: 'unmask', reason: 'CALL_BACK' }]);
    expect(await recorded()).toMatchObject([{ kind: 'UNMASK', reason: 'CALL_BACK' }]);
  });

  it('of the platform itself is recorded as a job', async () => {
    const { audit, change } = request('JOB');
    audit.begin('job:accept-silent-applications', {});
    await change([accept]);
    expect(await recorded()).toMatchObject([
      { kind: 'JOB', operation: 'job:accept-silent-applications' },
    ]);
  });
});

describe('what a request reads', () => {
  it('is recorded once for each type with its fields and objects, however often they were read', async () => {
    const { audit } = request();
    for (const id of ['I-1', 'I-2', 'I-1', 'I-2'])
      for (const field of ['findings', 'clues'])
        audit.read({
          kind: 'READ',
          operation: 'Inspection',
          field,
          object: { type: 'Inspection', id },
        });
    audit.read({
      kind: 'SEARCH',
      operation: 'Query.applicationByTrackingCode',
      input: { code: 'X' },
    });
    await audit.flush();
    await audit.flush();
    expect((await recorded()).reverse()).toMatchObject([
      {
        kind: 'READ',
        operation: 'Inspection',
        fields: ['clues', 'findings'],
        objects: [
          { id: 'I-1', action: 'read' },
          { id: 'I-2', action: 'read' },
        ],
      },
      { kind: 'SEARCH', objects: [], inputDigest: expect.any(String) as unknown },
    ]);
  });

  it('costs one statement, and none when nothing sensitive was read', async () => {
    const query = jest.fn(() => Promise.resolve([] as never));
    const { audit } = requestWith(query);
    await audit.flush();
    expect(query).not.toHaveBeenCalled();
    audit.read({ kind: 'READ', operation: 'A.b' });
    audit.read({ kind: 'EXPORT', operation: 'A.c' });
    await audit.flush();
    expect(query).toHaveBeenCalledTimes(1);
  });

  it('must not be answered when it cannot be recorded', async () => {
    const { audit, faults } = request();
    await breakTrail();
    audit.read({ kind: 'READ', operation: 'Query.inspection' });
    await expect(audit.flush()).rejects.toThrow(AuditUnavailableError);
    expect(faults).toHaveLength(1);
  });
});

describe('what is refused', () => {
  it('is recorded with the reason, after whatever it wanted was undone', async () => {
    const { audit, database } = request();
    audit.begin('Mutation.acceptEvent', { id: 'E-9' });
    const refused = refuse('FORBIDDEN', { action: 'event.accept', missing: 'AREA' });
    await inTransaction(database, NOON, async ({ manager }) => {
      await manager.query('INSERT INTO lamp (id) VALUES (9)');
      return refused;
    });
    audit.denied('Mutation.acceptEvent', refused.refusal);
    await audit.flush();
    expect(await lamps()).toBe(0);
    expect(await recorded({ outcome: 'REFUSED' })).toMatchObject([
      {
        kind: 'DENIAL',
        operation: 'Mutation.acceptEvent',
        outcome: 'REFUSED',
        code: 'FORBIDDEN',
        reason: 'event.accept AREA',
        inputDigest: expect.any(String) as unknown,
      },
    ]);
  });

  it('names the object that was not to be known', async () => {
    const { audit } = request();
    const { refusal } = refuse('NOT_FOUND', { type: 'GovEvent', id: 'E-7' });
    for (let time = 0; time < 200; time++) audit.denied('Mutation.acceptEvent', refusal);
    await audit.flush();
    expect(await recorded({ objectId: 'E-7' })).toMatchObject([
      { code: 'NOT_FOUND', objects: [{ type: 'GovEvent', id: 'E-7', action: 'refused' }] },
    ]);
  });
});

describe('a search of the trail', () => {
  it('finds by kind, operation, subject, object and time, the newest first, page by page', async () => {
    const { audit, change } = request();
    audit.begin('Mutation.acceptEvent', {});
    for (let lamp = 1; lamp <= 5; lamp++) await change([{ ...accept, id: `E-${lamp}` }], lamp);
    audit.read({
      kind: 'READ',
      operation: 'Query.govEvent',
      object: { type: 'GovEvent', id: 'E-3' },
    });
    await audit.flush();
    const seqs = async (
      filter: RecordFilter,
      page = { first: 50, before: null as number | null },
    ) => (await findRecords(trail.owner.manager, filter, page)).map(({ seq }) => seq);
    expect(await seqs({})).toEqual([6, 5, 4, 3, 2, 1]);
    expect(await seqs({}, { first: 2, before: 5 })).toEqual([4, 3]);
    expect(await seqs({ objectId: 'E-3' })).toEqual([6, 3]);
    expect(await seqs({ kind: 'READ' })).toEqual([6]);
    expect(await seqs({ operation: 'Query.govEvent', subject: 'demo:officer' })).toEqual([6]);
    expect(await seqs({ subject: 'nobody' })).toEqual([]);
    expect(await seqs({ exceptSubject: 'demo:officer' })).toEqual([]);
    expect(await seqs({ until: new Date(0) })).toEqual([]);
    expect(await seqs({ from: new Date(0), until: new Date('2100-01-01') })).toHaveLength(6);
    expect(await countRecords(trail.owner.manager, { kind: 'MUTATION' })).toBe(5);
  });
});

function requestWith(query: () => Promise<never>) {
  const options = { actor: OFFICER, clock: NOON, traceId: null, onFault: () => undefined };
  return { audit: new RequestAudit({ manager: { query }, ...options }) };
}
