import type { Actor, Role } from '@gezhi/identity';
import { ROLES } from '@gezhi/identity';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';

const NAME = '欧阳示例';
const PHONE = '13812345678';
const MASKED = { name: '欧*', phone: '138****5678' };
const CASE = '秦12345〔2026〕0001号';
const WHY = { reason: 'CONTACT', reasonText: '处置前联系反映人', caseNumber: CASE };
const PURPOSE = { purpose: 'STATUTORY_DUTY', caseNumber: CASE };
const PLACE = { longitude: 118.796877, latitude: 32.028345 };
const COARSE = { longitude: 118.797, latitude: 32.028 };
/** Those who handle an order for the organisation that leads it. */
const HANDLER_ROLES: readonly Role[] = [
  'GRID_MEMBER',
  'COMMUNITY_SECRETARY',
  'SUBDISTRICT_COMMAND',
  'DEPARTMENT_OFFICER',
  'ENFORCEMENT_OFFICER',
];

interface Unmasked {
  readonly __typename: string;
  readonly name?: string;
  readonly phone?: string;
  readonly code?: string;
  readonly message?: string;
  readonly path?: readonly string[];
}

describe('the contact of a reporter', () => {
  const clock = tickingClock(new Date('2026-10-12T01:00:00Z'));
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  let verbs: ReturnType<typeof eventVerbs>;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
    place = await aSubdistrict(grid.dataSource);
    verbs = eventVerbs(grid, place);
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const contact = { name: NAME, phone: PHONE };
  const withContact = (more: object = {}) => verbs.report({ contact, ...PLACE, ...more });
  /** An event with a contact in the hands of the lead organisation. */
  const dispatched = async () => {
    const id = await withContact();
    await verbs.accept(id);
    await verbs.dispatch(id);
    return id;
  };
  const seenBy = async (actor: Actor, id: string) => {
    const answer = await grid.ask<{ govEvent: Record<string, unknown> | null }>(
      actor,
      `query ($id: ID!) { govEvent(id: $id) { longitude latitude reporterContact { name phone } } }`,
      { id },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.govEvent ?? null;
  };
  const unmask = async (actor: Actor, eventId: string, more: object = {}): Promise<Unmasked> => {
    const answer = await grid.ask<{ unmaskReporterContact: Unmasked }>(
      actor,
      `mutation ($input: UnmaskReporterContactInput!) { unmaskReporterContact(input: $input) { __typename
        ... on UnmaskedReporterContact { name phone } ... on Problem { code message path } } }`,
      { input: { eventId, ...WHY, ...more } },
    );
    expect(answer.errors).toEqual([]);
    expect(JSON.stringify(answer.data?.unmaskReporterContact.message ?? '')).not.toContain(PHONE);
    return answer.data?.unmaskReporterContact as Unmasked;
  };
  const officer = (more: Partial<Actor> = {}) =>
    actorWith('DEPARTMENT_OFFICER', { organizationId: place.leadId, ...PURPOSE, ...more });

  describe('that is left', () => {
    it('is kept apart from the event, in the form numbers are kept in', async () => {
      const id = await withContact({ contact: { name: ' 欧阳示例 ', phone: '+86 138 1234-5678' } });
      const rows = await grid.dataSource.query<object[]>(
        'SELECT name, phone FROM event_contact WHERE event_id = $1',
        [id],
      );
      expect(rows).toEqual([{ name: NAME, phone: PHONE }]);
      const everywhere = await grid.dataSource.query<object[]>(
        `SELECT FROM gov_event e, gov_event_transition t WHERE e::text LIKE '%' || $1 || '%' OR t::text LIKE '%' || $1 || '%'`,
        [PHONE],
      );
      expect(everywhere).toEqual([]);
    });

    it.each([
      ['no number', { phone: '12345678901' }, 'INVALID_PHONE', ['input', 'contact', 'phone']],
      [
        'an identity number',
        { phone: '320104199001011234' },
        'INVALID_PHONE',
        ['input', 'contact', 'phone'],
      ],
      [
        'an identity number as a name',
        { name: '11010519491231002X', phone: PHONE },
        'PERSONAL_DATA_IN_TEXT',
        ['input', 'contact', 'name'],
      ],
      [
        'a text longer than numbers are',
        { phone: '1'.repeat(21) },
        'INVALID_INPUT',
        ['input', 'contact', 'phone'],
      ],
    ])('is refused when it is %s, and is not repeated', async (_, given, code, path) => {
      const answer = await verbs.step(verbs.resident, 'reportEvent', {
        source: 'CITIZEN_APP',
        nature: 'COMPONENT',
        title: '路灯不亮',
        areaCode: place.grid,
        contact: given,
      });
      expect(answer).toMatchObject({ code, path });
      for (const text of Object.values(given)) expect(JSON.stringify(answer)).not.toContain(text);
    });

    it('is not left by somebody who is anonymous', async () => {
      const refused = await verbs.step(verbs.resident, 'reportEvent', {
        source: 'CITIZEN_APP',
        nature: 'COMPONENT',
        title: '路灯不亮',
        areaCode: place.grid,
        anonymous: true,
        contact,
      });
      expect(refused).toMatchObject({ code: 'CONTACT_OF_ANONYMOUS', path: ['input', 'contact'] });
    });
  });

  describe('in the graph', () => {
    it('is shown to the reporter as it was left', async () => {
      expect(await seenBy(verbs.resident, await withContact())).toEqual({
        ...PLACE,
        reporterContact: contact,
      });
    });

    it('is masked for the command centre of the place and for whoever leads or assists', async () => {
      const id = await dispatched();
      expect(await seenBy(verbs.command, id)).toMatchObject({ reporterContact: MASKED });
      for (const role of HANDLER_ROLES)
        expect(await seenBy(actorWith(role, { organizationId: place.leadId }), id)).toEqual({
          ...PLACE,
          reporterContact: MASKED,
        });
    });

    it.each(ROLES)('shows %s of the place at most its mask', async (role) => {
      const id = await dispatched();
      const seen = await seenBy(actorWith(role, { areas: [place.code], ...PURPOSE }), id);
      expect(JSON.stringify(seen)).not.toContain(PHONE);
      const handles = role === 'SUBDISTRICT_COMMAND' || role === 'DISTRICT_COMMAND';
      expect(seen?.['reporterContact'] ?? null).toEqual(handles ? MASKED : null);
    });

    it('is not shown in full to staff who wrote down what somebody said', async () => {
      for (const role of ['SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND'] as const) {
        const clerk = actorWith(role, { areas: [place.code], organizationId: place.branchId });
        const { id } = await verbs.step(clerk, 'reportEvent', {
          source: 'HOTLINE_12345',
          nature: 'COMPONENT',
          title: '路灯不亮',
          areaCode: place.grid,
          contact,
        });
        const seen = await seenBy(clerk, id);
        expect(JSON.stringify(seen)).not.toContain(PHONE);
      }
    });

    it('comes with an exact place for those who go there, and with one to a hundred metres for others', async () => {
      const id = await dispatched();
      const inPlace = (role: Role) => seenBy(actorWith(role, { areas: [place.code] }), id);
      for (const role of ['GRID_MEMBER', 'COMMUNITY_SECRETARY', 'DISTRICT_COMMAND'] as const)
        expect(await inPlace(role)).toMatchObject(PLACE);
      for (const role of ['AUDITOR', 'ADMINISTRATOR', 'PARTY_ORGANISER', 'WINDOW_CLERK'] as const)
        expect(await inPlace(role)).toMatchObject(COARSE);
    });

    it('is not found by a statement of another caller, whatever the resolvers think', async () => {
      await dispatched();
      const counts = await grid.dataSource.transaction(async (manager) => {
        await manager.query('SET LOCAL ROLE gezhi_service');
        const as = async (roles: string, areas: string, subject = 'somebody') => {
          await manager.query(
            `SELECT set_config('gezhi.subject', $1, true), set_config('gezhi.roles', $2, true),
              set_config('gezhi.areas', $3, true), set_config('gezhi.organization', '', true)`,
            [subject, roles, areas],
          );
          const [row] = await manager.query<{ count: string }[]>(
            'SELECT count(*) FROM event_contact',
          );
          return Number(row?.count);
        };
        return {
          auditor: await as('{AUDITOR}', '{320104001}'),
          administrator: await as('{ADMINISTRATOR}', '{320104001}'),
          member: await as('{GRID_MEMBER}', '{320104001}'),
          elsewhere: await as('{SUBDISTRICT_COMMAND}', '{320104002}'),
          neighbour: await as('{RESIDENT}', '{}', 'resident-2'),
          nobody: await as('{}', '{}', 'anonymous'),
          command: (await as('{SUBDISTRICT_COMMAND}', '{320104001}')) > 0,
        };
      });
      expect(counts).toEqual({
        ...{ auditor: 0, administrator: 0, member: 0, elsewhere: 0, neighbour: 0, nobody: 0 },
        command: true,
      });
    });
  });

  describe('unmasked', () => {
    it('is shown in full to an officer who leads, for a purpose, a case and a reason, and it is kept who saw it', async () => {
      const id = await dispatched();
      expect(await unmask(officer(), id)).toEqual({
        __typename: 'UnmaskedReporterContact',
        ...contact,
      });
      const [noted] = await grid.dataSource.query<object[]>(
        'SELECT * FROM unmasking WHERE object_id = $1',
        [id],
      );
      expect(noted).toMatchObject({
        object_type: 'GovEvent',
        actor_subject: 'test-department_officer',
        actor_organization_id: place.leadId,
        purpose: 'STATUTORY_DUTY',
        case_number: CASE,
        reason: 'CONTACT',
        reason_text: '处置前联系反映人',
      });
      expect(JSON.stringify(noted)).not.toContain(PHONE);
    });

    it('is recorded in the audit trail as an unmasking, without what was shown', async () => {
      const id = await dispatched();
      await unmask(officer(), id);
      const records = await grid.dataSource.query<{ record: string }[]>(
        `SELECT record FROM audit_record WHERE record LIKE '%' || $1 || '%' AND record LIKE '%"kind":"UNMASK"%'`,
        [id],
      );
      expect(records.map(({ record }) => JSON.parse(record))).toEqual([
        expect.objectContaining({
          kind: 'UNMASK',
          operation: 'Mutation.unmaskReporterContact',
          outcome: 'DONE',
          objects: [expect.objectContaining({ type: 'GovEvent', id, action: 'unmask' })],
          actor: expect.objectContaining({ purpose: 'STATUTORY_DUTY', caseNumber: CASE }),
        }),
      ]);
      const [leak] = await grid.dataSource.query<object[]>(
        `SELECT record FROM audit_record WHERE record LIKE '%' || $1 || '%' OR record LIKE '%' || $2 || '%'`,
        [PHONE, NAME],
      );
      expect(leak).toBeUndefined();
    });

    it.each([
      ['a token without a purpose', { purpose: null }, {}, 'PURPOSE'],
      ['a token with a blank purpose', { purpose: ' ' }, {}, 'PURPOSE'],
      ['a token without a case', { caseNumber: null }, {}, 'CASE_NUMBER'],
      ['a token for another case', {}, { caseNumber: '秦12345〔2026〕0002号' }, 'CASE_NUMBER'],
    ])('is refused to %s', async (_, token, input, missing) => {
      const refused = await unmask(officer(token), await dispatched(), input);
      expect(refused).toMatchObject({ __typename: 'Forbidden', code: 'PURPOSE_REQUIRED' });
      expect(refused.message).toContain(missing);
    });

    it('is refused without a reason, and for a reason that names somebody', async () => {
      const id = await dispatched();
      expect(await unmask(officer(), id, { reasonText: ' 想' })).toMatchObject({
        code: 'INVALID_INPUT',
        path: ['input', 'reasonText'],
      });
      expect(await unmask(officer(), id, { reasonText: `回拨 ${PHONE}` })).toMatchObject({
        code: 'PERSONAL_DATA_IN_TEXT',
      });
      const { errors } = await grid.ask(
        officer(),
        `mutation { unmaskReporterContact(input: { eventId: "${id}", reasonText: "处置前联系", caseNumber: "1" }) { __typename } }`,
      );
      expect(errors[0]?.message).toContain('reason');
    });

    it('is not found outside the area and the organisations of the event, like one that does not exist', async () => {
      const id = await dispatched();
      const strangers = [
        actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'], ...PURPOSE }),
        officer({ organizationId: place.branchId }),
        actorWith('INTEGRATOR', { areas: [place.code], ...PURPOSE }),
      ];
      for (const stranger of strangers)
        expect(await unmask(stranger, id)).toMatchObject({ __typename: 'NotFound' });
      const nowhere = id.replace(/.{4}$/, '0000');
      expect(await unmask(strangers[0] as Actor, nowhere)).toMatchObject({
        __typename: 'NotFound',
      });
    });

    it.each([
      'AUDITOR',
      'ADMINISTRATOR',
      'GRID_MEMBER',
      'WINDOW_CLERK',
      'PARTY_ORGANISER',
    ] as const)('is refused to %s of the place, which does not handle it', async (role) => {
      const stranger = actorWith(role, { areas: [place.code], ...PURPOSE });
      expect(await unmask(stranger, await dispatched())).toMatchObject({ code: 'FORBIDDEN' });
    });

    it('is nothing where none was left, and none is noted as shown', async () => {
      const id = await verbs.report();
      const command = actorWith('SUBDISTRICT_COMMAND', { areas: [place.code], ...PURPOSE });
      expect(await unmask(command, id)).toMatchObject({ code: 'NO_CONTACT' });
      expect(await seenBy(command, id)).toMatchObject({ reporterContact: null });
      const noted = await grid.dataSource.query<object[]>(
        'SELECT FROM unmasking WHERE object_id = $1',
        [id],
      );
      expect(noted).toEqual([]);
    });

    it('is shown to one account fifty times a day, also when all ask at once', async () => {
      const id = await dispatched();
      const keen = officer({ subject: 'keen' });
      await grid.dataSource.query(
        `INSERT INTO unmasking SELECT gen_random_uuid(), 'GovEvent', 'x', 'keen', NULL, 'p', 'c', 'CONTACT', 'r', $1::timestamptz
         FROM generate_series(1, 46)`,
        [clock.now().toISOString()],
      );
      const answers = await Promise.all(Array.from({ length: 8 }, () => unmask(keen, id)));
      const codes = answers.map(({ __typename, code }) => code ?? __typename).sort();
      expect(codes).toEqual([
        ...Array.from({ length: 4 }, () => 'UNMASK_LIMIT_REACHED'),
        ...Array.from({ length: 4 }, () => 'UnmaskedReporterContact'),
      ]);
      expect(await unmask(officer({ subject: 'another' }), id)).toMatchObject(contact);
      clock.set(new Date('2026-10-13T01:00:00Z'));
      expect(await unmask(keen, id)).toMatchObject(contact);
    });
  });
});
