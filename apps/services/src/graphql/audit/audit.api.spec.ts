import type { Actor } from '@gezhi/identity';
import { actorWith } from '@gezhi/testing';
import { clerk, neighbour, officer, resident, ServicesBench } from '../services.testing';

jest.setTimeout(60_000);

interface AuditRecord {
  readonly kind: string;
  readonly operation: string;
  readonly fields: readonly string[];
  readonly inputDigest: string | null;
  readonly actor: { readonly subject: string; readonly name: string | null };
  readonly record: string;
}

describe('the trail of an application', () => {
  let bench: ServicesBench;
  let id: string;
  let trackingCode: string;
  beforeAll(async () => {
    bench = await ServicesBench.open();
    const { itemId } = await bench.publishedItem('11320104MB1234567X4000131001000');
    const submitted = await bench.submitted(itemId, resident);
    id = submitted.id;
    const read = await bench.read<{ application: { trackingCode: string } }>(
      resident,
      'query ($id: ID!) { application(id: $id) { trackingCode } }',
      { id },
    );
    trackingCode = read.application.trackingCode;
  });
  afterAll(() => bench?.[Symbol.asyncDispose]());

  const records = async (filter: object): Promise<readonly AuditRecord[]> => {
    const data = await bench.read<{ servicesAuditRecords: { nodes: readonly AuditRecord[] } }>(
      actorWith('AUDITOR'),
      `query ($filter: AuditRecordFilter) { servicesAuditRecords(filter: $filter, first: 200) {
        nodes { kind operation fields inputDigest actor { subject name } record } } }`,
      { filter },
    );
    return data.servicesAuditRecords.nodes;
  };
  const progress = (code: string, actor: Actor = neighbour) =>
    bench.read(
      actor,
      'query ($code: String!) { applicationByTrackingCode(code: $code) { state } }',
      {
        code,
      },
    );
  const accesses = (actor: Actor) =>
    bench.subgraph.ask<{ servicesAccessList: { nodes: readonly object[] } }>(
      actor,
      `query ($code: String!) { servicesAccessList(trackingCode: $code) { nodes { kind roles } } }`,
      { code: ` ${trackingCode.toLowerCase()} ` },
    );

  it('holds that somebody asked by the tracking code, and not the code', async () => {
    await progress(trackingCode);
    const [search] = await records({ kind: 'SEARCH', objectId: id });
    expect(search).toMatchObject({
      operation: 'Query.applicationByTrackingCode',
      actor: { subject: 'test-resident-2', name: null },
      inputDigest: expect.stringMatching(/^[\w-]{43}$/) as unknown,
    });
    expect(search?.record).not.toContain(trackingCode);
  });

  it('holds also that somebody guessed a code in vain', async () => {
    await progress('QHXX-XXXX-XXXX');
    const [guess] = await records({ operation: 'Query.applicationByTrackingCode' });
    expect(guess?.record).not.toContain('objects');
  });

  it('holds which fields of it were read, in one record of the request', async () => {
    await bench.read(
      officer,
      `query ($id: ID!) { application(id: $id) { state reason trackingCode correctionMaterials steps { nodes { action } } } }`,
      { id },
    );
    const [read] = await records({ kind: 'READ', subject: officer.subject });
    expect(read).toMatchObject({
      operation: 'Application',
      fields: ['correctionMaterials', 'steps', 'trackingCode'],
    });
  });

  it('is told to the applicant alone, and to auditors', async () => {
    const own = await accesses(resident);
    expect(own.errors).toEqual([]);
    expect(own.data?.servicesAccessList.nodes).toEqual([
      { kind: 'READ', roles: ['DEPARTMENT_OFFICER'] },
      { kind: 'SEARCH', roles: ['AUDITOR'] },
      { kind: 'SEARCH', roles: ['RESIDENT'] },
    ]);
    for (const actor of [neighbour, clerk, officer]) {
      expect((await accesses(actor)).errors[0]?.extensions['code']).toBe('NOT_FOUND');
    }
    expect((await accesses(actorWith('AUDITOR'))).errors).toEqual([]);
  });
});
