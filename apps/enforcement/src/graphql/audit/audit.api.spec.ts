import type { Actor } from '@gezhi/identity';
import { actorWith } from '@gezhi/testing';
import { EnforcementUnderTest, officer } from '../../testing/enforcement.testing';

jest.setTimeout(60_000);

const URBAN = { departmentCode: 'URBAN_MANAGEMENT', itemCodes: ['JC-01', 'JC-02'] };

describe('the trail of an inspection', () => {
  let enforcement: EnforcementUnderTest;
  let id: string;
  let number: string;
  beforeAll(async () => {
    enforcement = await EnforcementUnderTest.start();
    await enforcement.delegate(['CG-007', 'CG-022']);
    const siteId = await enforcement.site();
    const plan = { siteId, plannedOn: enforcement.today, sections: [URBAN] };
    const planned = await enforcement.done(officer, 'planInspection', plan, 'number');
    id = planned.id;
    number = String(planned['number']);
  });
  afterAll(() => enforcement?.[Symbol.asyncDispose]());

  const accesses = (actor: Actor, inspection: string) =>
    enforcement.ask<{ enforcementAccessList: { nodes: readonly object[] } }>(
      actor,
      `query ($inspection: String!) { enforcementAccessList(inspection: $inspection) {
        nodes { kind operation roles organization { id } } } }`,
      { inspection },
    );

  it('holds who read findings, clues and history, in one record of the request', async () => {
    const read = await enforcement.ask(
      officer,
      'query ($id: ID!) { inspection(id: $id) { findings { nodes { id } } clues { id } history { action } } }',
      { id },
    );
    expect(read.errors).toEqual([]);
    const { data } = await enforcement.ask<{ enforcementAuditRecords: { nodes: object[] } }>(
      actorWith('AUDITOR'),
      `query ($id: ID!) { enforcementAuditRecords(filter: { objectId: $id, kind: READ }) {
        nodes { operation fields actor { subject } } } }`,
      { id },
    );
    expect(data?.enforcementAuditRecords.nodes).toEqual([
      {
        operation: 'Inspection',
        fields: ['clues', 'findings', 'history'],
        actor: { subject: officer.subject },
      },
    ]);
  });

  it('is told to auditors, by key or number, who hand it on to the inspected party', async () => {
    for (const code of [id, number, ` ${number.toLowerCase()} `]) {
      const { data, errors } = await accesses(actorWith('AUDITOR', { subject: code }), code);
      expect(errors).toEqual([]);
      expect(data?.enforcementAccessList.nodes).toContainEqual({
        kind: 'READ',
        operation: 'Inspection',
        roles: ['ENFORCEMENT_OFFICER'],
        organization: { id: officer.organizationId },
      });
    }
    expect((await accesses(officer, id)).errors[0]?.extensions['code']).toBe('NOT_FOUND');
  });
});
