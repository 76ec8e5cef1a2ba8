import type { Actor } from '@gezhi/identity';
import { ANONYMOUS, ROLES } from '@gezhi/identity';
import { actorWith } from '@gezhi/testing';
import {
  APPLICATION,
  BUREAU,
  CENTRE,
  clerk,
  farClerk,
  neighbour,
  officer,
  otherOfficer,
  resident,
  ServicesBench,
} from '../services.testing';

const PHONE = '13812345678';
const CONTACT = { name: '欧阳示例', phone: PHONE };
const MASKED = { name: '欧*', phone: '138****5678' };
const CASE = '秦审〔2026〕0001号';
const WHY = { reason: 'CONTACT', reasonText: '告知补正材料', caseNumber: CASE };
const FOR_CASE = { purpose: 'STATUTORY_DUTY', caseNumber: CASE };

describe('the contact of an applicant', () => {
  let bench: ServicesBench;
  let itemId: string;
  beforeAll(async () => {
    bench = await ServicesBench.open();
    ({ itemId } = await bench.publishedItem('11320104000000000A00013100100001'));
  });
  afterAll(() => bench?.[Symbol.asyncDispose]());

  const drafted = async (actor: Actor = resident, more: object = {}): Promise<string> => {
    const input = { ...APPLICATION, serviceItemId: itemId, contact: CONTACT, ...more };
    return (await bench.take(actor, 'draftApplication', input)).id;
  };
  const seenBy = async (actor: Actor, id: string): Promise<unknown> => {
    const query = 'query ($id: ID!) { application(id: $id) { applicantContact { name phone } } }';
    const answer = await bench.subgraph.ask<{
      application: { applicantContact: unknown } | null;
    }>(actor, query, { id });
    expect(JSON.stringify(answer.errors)).not.toContain(PHONE);
    return answer.data?.application?.applicantContact ?? null;
  };
  const unmask = async (actor: Actor, applicationId: string, more: object = {}) => {
    const answer = await bench.subgraph.ask<{ unmaskApplicantContact: Record<string, string> }>(
      actor,
      `mutation ($input: UnmaskApplicantContactInput!) { unmaskApplicantContact(input: $input) { __typename
        ... on UnmaskedApplicantContact { name phone } ... on Problem { code path } } }`,
      { input: { applicationId, ...WHY, ...more } },
    );
    return answer.data?.unmaskApplicantContact ?? answer.errors[0]?.extensions;
  };

  it('is shown to the account it was left with, and masked for those who handle the application', async () => {
    const id = await drafted();
    expect(await seenBy(resident, id)).toEqual(CONTACT);
    const handlers = [
      clerk,
      officer,
      actorWith('WINDOW_CLERK', { organizationId: CENTRE }),
      actorWith('WINDOW_CLERK', { areas: ['320104'] }),
    ];
    for (const handler of handlers) expect(await seenBy(handler, id)).toEqual(MASKED);
    for (const stranger of [neighbour, farClerk, otherOfficer, ANONYMOUS])
      expect(await seenBy(stranger, id)).toBeNull();
  });

  it.each(ROLES.filter((role) => role !== 'WINDOW_CLERK'))(
    'is not there for %s of the place who does not handle it',
    async (role) => {
      const id = await drafted();
      expect(await seenBy(actorWith(role, { areas: ['320104'], ...FOR_CASE }), id)).toBeNull();
    },
  );

  it('left at a counter belongs to the applicant, not to the clerk who wrote it down', async () => {
    const id = await drafted(clerk, { contact: { phone: '025 8654 3210' } });
    expect(await seenBy(clerk, id)).toEqual({ name: null, phone: '025-******10' });
  });

  it('is refused when it is no number, and is not repeated', async () => {
    const input = {
      ...APPLICATION,
      serviceItemId: itemId,
      contact: { phone: '320104199001011234' },
    };
    const refused = await bench.take(resident, 'draftApplication', input);
    expect(refused).toMatchObject({ code: 'INVALID_PHONE', path: ['input', 'contact', 'phone'] });
    expect(JSON.stringify(refused)).not.toContain('320104199001011234');
  });

  it('is shown in full to an officer who decides and to a counter of the place, and noted', async () => {
    const id = await drafted();
    expect(await unmask({ ...officer, ...FOR_CASE }, id)).toMatchObject(CONTACT);
    expect(await unmask({ ...clerk, ...FOR_CASE }, id)).toMatchObject(CONTACT);
    const noted = await bench.subgraph.dataSource.query<object[]>(
      'SELECT actor_subject, reason FROM unmasking WHERE object_id = $1 ORDER BY occurred_at, actor_subject',
      [id],
    );
    expect(noted).toEqual([
      { actor_subject: officer.subject, reason: 'CONTACT' },
      { actor_subject: clerk.subject, reason: 'CONTACT' },
    ]);
    const trail = await bench.subgraph.dataSource.query<{ record: string }[]>(
      `SELECT record FROM audit_record WHERE record LIKE '%unmaskApplicantContact%' OR record LIKE $1`,
      [`%${PHONE}%`],
    );
    expect(trail).toHaveLength(2);
    for (const { record } of trail)
      expect(JSON.parse(record)).toMatchObject({ kind: 'UNMASK', reason: 'CONTACT' });
  });

  it('is refused without a purpose, for another case, and to those who do not handle it', async () => {
    const id = await drafted();
    expect(await unmask(officer, id)).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    const forCase = { ...officer, ...FOR_CASE };
    expect(await unmask(forCase, id, { caseNumber: '另案' })).toMatchObject({
      code: 'PURPOSE_REQUIRED',
      path: ['input', 'caseNumber'],
    });
    for (const role of ['AUDITOR', 'ADMINISTRATOR', 'SUBDISTRICT_COMMAND'] as const) {
      const stranger = actorWith(role, { areas: ['320104'], organizationId: BUREAU, ...FOR_CASE });
      expect(await unmask(stranger, id)).toMatchObject({ code: 'FORBIDDEN' });
    }
    for (const stranger of [farClerk, otherOfficer, neighbour])
      expect(await unmask({ ...stranger, ...FOR_CASE }, id)).toMatchObject({ code: 'NOT_FOUND' });
    const without = await drafted(resident, { contact: null });
    expect(await unmask(forCase, without)).toMatchObject({ code: 'NO_CONTACT' });
  });
});
