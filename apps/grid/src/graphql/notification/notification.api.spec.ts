import type { Actor } from '@gezhi/identity';
import { actorOf } from '@gezhi/jobs';
import type { JobContext } from '@gezhi/jobs';
import { newId, ok } from '@gezhi/kernel';
import type { NotificationChannel, NotificationDraft } from '@gezhi/notifications';
import { notify } from '@gezhi/notifications';
import type { ObjectChange, Witness } from '@gezhi/persistence';
import { callersDatabase, inTransaction, ownersDatabase } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { REPORT_CLOSED, REPORT_REOPENED } from '../../domain/event/event.notifications';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';
import { tellPeople } from '../../use-cases/notification/tell-people';

const clock = tickingClock(new Date('2026-10-12T01:00:00Z'));
const PHONE = '13812345678';
const MAILBOX = 'duty@lighting.example.gov.cn';
const NUMBER = { number: '20261012-00000001' };

const FIELDS: Readonly<Record<string, string>> = {
  addNotificationEndpoint: '... on NotificationEndpoint { id version address enabled }',
  changeNotificationEndpoint: '... on NotificationEndpoint { id version address enabled }',
  testNotificationEndpoint: '... on NotificationDelivery { id state endpoint { address } }',
  retryNotificationDelivery: '... on NotificationDelivery { id state attempts }',
  markNotificationsRead: '... on NotificationReadMarks { marked unread }',
};

interface Told {
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly readAt: string | null;
}
interface Answered {
  readonly __typename: string;
  readonly id: string;
  readonly code: string;
  readonly path: string[];
  readonly version: number;
  readonly address: string;
  readonly state: string;
  readonly currentState: string;
}

describe('notifications in the graph', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  let verbs: ReturnType<typeof eventVerbs>;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
    place = await aSubdistrict(grid.dataSource);
    verbs = eventVerbs(grid, place);
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());
  beforeEach(() =>
    grid.dataSource.query('TRUNCATE notification, notification_endpoint, gov_event CASCADE'),
  );

  const administrator = actorWith('ADMINISTRATOR', { areas: ['320104'] });
  const auditor = actorWith('AUDITOR', { areas: ['320104'] });
  const tell = async (draft: Partial<NotificationDraft>, kind = REPORT_REOPENED) => {
    const about = { type: 'GovEvent', id: newId(), areaCode: place.grid };
    await inTransaction(ownersDatabase(grid.dataSource), clock, async (uow) => {
      await notify(uow, kind, {
        to: { organizationId: place.leadId },
        about,
        values: NUMBER,
        ...draft,
      });
      return ok();
    });
  };
  const inbox = async (actor: Actor, args = '', language: 'en' | 'zh' = 'zh') => {
    const answer = await grid.ask<{
      myNotifications: { nodes: Told[]; totalCount: number };
      unreadNotificationCount: number;
    }>(
      actor,
      `{ myNotifications${args} { nodes { id kind subject text aboutType aboutId areaCode createdAt readAt } totalCount }
        unreadNotificationCount }`,
      {},
      language,
    );
    expect(answer.errors).toEqual([]);
    return {
      ...answer.data?.myNotifications,
      unread: answer.data?.unreadNotificationCount,
      answer,
    };
  };
  const change = async (actor: Actor, mutation: string, input: object): Promise<Answered> => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const answer = await grid.ask<Record<string, Answered>>(
      actor,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename
        ${FIELDS[mutation]}
        ... on Problem { code path message } ... on InvalidTransition { currentState } } }`,
      { input },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.[mutation] as Answered;
  };
  /** What the last delivery left in the audit trail. */
  const recorded: ObjectChange[] = [];
  const deliver = (channels: readonly NotificationChannel[] = []) => {
    const job = tellPeople(channels);
    recorded.length = 0;
    const witness: Witness = {
      beforeCommit: ({ changes }) => Promise.resolve(void recorded.push(...changes)),
      afterRefusal: () => Promise.resolve(),
    };
    const database = callersDatabase(grid.service, actorOf(job), { reads: 'WHOLE', witness });
    const logger = { info() {}, warn() {}, error() {} };
    const { signal } = new AbortController();
    return job.run({ clock, database, logger, signal } as unknown as JobContext, {});
  };

  describe('the own list', () => {
    const officer = actorWith('DEPARTMENT_OFFICER', { subject: 'officer-1' });
    const colleague = actorWith('DEPARTMENT_OFFICER', { subject: 'officer-2' });
    const ofLead = (actor: Actor) => ({ ...actor, organizationId: place.leadId });

    it('shows what the organisation, the roles of an area and the account itself are told, and nothing of others', async () => {
      await tell({});
      await tell({ to: { areaCode: place.community, roles: ['COMMUNITY_SECRETARY'] } });
      await tell({ to: { subject: 'resident-1' } });
      const counts = async (actor: Actor) => (await inbox(actor)).nodes?.length;
      expect(await counts(ofLead(officer))).toBe(1);
      expect(await counts(actorWith('COMMUNITY_SECRETARY', { areas: [place.code] }))).toBe(1);
      expect(await counts(actorWith('RESIDENT', { subject: 'resident-1' }))).toBe(1);
      for (const other of [
        actorWith('COMMUNITY_SECRETARY', { areas: ['320104001002'] }),
        actorWith('GRID_MEMBER', { areas: [place.code] }),
        actorWith('RESIDENT', { subject: 'resident-2' }),
        actorWith('INTEGRATOR', { organizationId: place.leadId, areas: ['3201'] }),
        { ...administrator, subject: 'admin' },
        auditor,
      ])
        expect(await counts(other)).toBe(0);
    });

    it('tells it in the language of the request, codes by their labels', async () => {
      const values = { ...NUMBER, outcome: 'RESOLVED', reopenUntil: '2026-10-19T16:00:00.000Z' };
      await tell({ to: { subject: 'resident-1' }, values }, REPORT_CLOSED);
      const resident = actorWith('RESIDENT', { subject: 'resident-1' });
      expect((await inbox(resident)).nodes).toMatchObject([
        {
          subject: '您反映的 20261012-00000001 已办结',
          text: '办理结果：已解决。您可以评价；如未解决，可在 2026-10-20 00:00 前申请重新办理。',
        },
      ]);
      expect((await inbox(resident, '', 'en')).nodes?.[0]?.text).toContain('It ended as Solved.');
    });

    it('is read by each for themselves, page by page', async () => {
      for (let count = 0; count < 3; count++) await tell({});
      const first = await inbox(ofLead(officer), '(first: 2)');
      expect(first).toMatchObject({ totalCount: 3, unread: 3 });
      const ids = first.nodes?.map(({ id }) => id) ?? [];
      expect(await change(ofLead(officer), 'markNotificationsRead', { ids })).toMatchObject({
        marked: 2,
        unread: 1,
      });
      expect(await change(ofLead(officer), 'markNotificationsRead', { ids })).toMatchObject({
        marked: 0,
        unread: 1,
      });
      expect(await inbox(ofLead(officer), '(unreadOnly: true)')).toMatchObject({ totalCount: 1 });
      expect(await inbox(ofLead(colleague))).toMatchObject({ totalCount: 3, unread: 3 });
      expect(await change(ofLead(colleague), 'markNotificationsRead', {})).toMatchObject({
        marked: 3,
        unread: 0,
      });
      const marked = (await inbox(ofLead(officer))).nodes?.map(({ readAt }) => readAt !== null);
      expect(marked).toEqual([true, true, false]);
    });

    it('cannot be marked by somebody it is not for', async () => {
      await tell({});
      const [{ id } = { id: '' }] = (await inbox(ofLead(officer))).nodes ?? [];
      expect(await change(verbs.resident, 'markNotificationsRead', { ids: [id] })).toMatchObject({
        marked: 0,
      });
    });

    it('takes one statement for the page, one for the marks and one for the number', async () => {
      for (let count = 0; count < 5; count++) await tell({});
      const { answer } = await inbox(ofLead(officer));
      expect(answer.statements).toHaveLength(4);
    });
  });

  describe('an endpoint', () => {
    const email = (more: object = {}) => ({
      organizationId: place.leadId,
      channel: 'EMAIL',
      address: MAILBOX,
      ...more,
    });
    const ofArea = (more: object = {}) =>
      email({
        organizationId: null,
        areaCode: place.code,
        roles: ['SUBDISTRICT_COMMAND'],
        ...more,
      });
    const add = (actor: Actor, input: object) => change(actor, 'addNotificationEndpoint', input);

    it('is kept by administrators, and for an area by the centres that cover it', async () => {
      expect(await add(administrator, email())).toMatchObject({ version: 1, address: MAILBOX });
      expect(await add(verbs.command, ofArea())).toMatchObject({ version: 1, address: MAILBOX });
      expect(await add(verbs.command, email())).toMatchObject({ code: 'FORBIDDEN' });
      expect(await add(verbs.command, ofArea({ areaCode: '320104002' }))).toMatchObject({
        code: 'FORBIDDEN',
      });
      for (const other of [verbs.officer, verbs.verifier, verbs.resident, auditor])
        expect(await add(other, ofArea())).toMatchObject({ code: 'FORBIDDEN' });
    });

    it('is made once for a key', async () => {
      const input = email({ clientMutationId: 'once' });
      const { id } = await add(administrator, input);
      expect((await add(administrator, input)).id).toBe(id);
      expect(await add(administrator, { ...input, language: 'en' })).toMatchObject({
        code: 'IDEMPOTENCY_CONFLICT',
      });
    });

    it.each([
      [{ channel: 'WEBHOOK', address: 'http://example.gov.cn/', keyName: 'k' }, 'ENDPOINT_ADDRESS'],
      [
        { channel: 'WEBHOOK', address: 'https://me:secret@example.gov.cn/', keyName: 'k' },
        'ENDPOINT_ADDRESS',
      ],
      [{ channel: 'WEBHOOK', address: 'https://example.gov.cn/' }, 'ENDPOINT_KEY'],
      [{ keyName: 'k' }, 'ENDPOINT_KEY'],
      [{ address: '13800138000@139.com' }, 'ENDPOINT_ADDRESS'],
      [{ address: 'duty@x.cn\r\nBcc: all@x.cn' }, 'ENDPOINT_ADDRESS'],
      [{ channel: 'SMS', address: '025-86543210' }, 'ENDPOINT_ADDRESS'],
      [{ quietFrom: '21:00' }, 'ENDPOINT_QUIET'],
      [{ quietFrom: '25:00', quietUntil: '08:00' }, 'INVALID_INPUT'],
      [{ kinds: ['NO_SUCH_KIND'] }, 'UNKNOWN_NOTIFICATION'],
      [{ areaCode: '320104001', roles: ['DISTRICT_COMMAND'] }, 'ENDPOINT_OFFICE'],
      [{ organizationId: null, areaCode: '320104001' }, 'ENDPOINT_OFFICE'],
      [{ organizationId: null, areaCode: 'x', roles: ['AUDITOR'] }, 'INVALID_AREA_CODE'],
    ])('is refused with %j: %s', async (more, code) => {
      const answer = await add(administrator, email(more));
      expect(answer).toMatchObject({ code });
      expect(JSON.stringify(answer)).not.toContain('138001');
    });

    it('shows its address to those who keep it, and its mask to others', async () => {
      await add(administrator, email());
      await add(administrator, ofArea());
      const seen = async (actor: Actor) => {
        const answer = await grid.ask<{ notificationEndpoints: { nodes: { address: string }[] } }>(
          actor,
          '{ notificationEndpoints { nodes { address } } }',
        );
        expect(answer.errors).toEqual([]);
        return answer.data?.notificationEndpoints.nodes.map(({ address }) => address);
      };
      expect(await seen(administrator)).toEqual([MAILBOX, MAILBOX]);
      expect(await seen(verbs.command)).toEqual([MAILBOX]);
      expect(await seen(auditor)).toEqual(['***', '***']);
      expect(await seen(verbs.officer)).toEqual(['***']);
      expect(await seen(actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] }))).toEqual([]);
      expect(await seen(verbs.resident)).toEqual([]);
      expect(await seen(actorWith('INTEGRATOR', { organizationId: place.leadId }))).toEqual([]);
    });

    it('is changed on the version seen, and by nobody who may not see it', async () => {
      const { id } = await add(administrator, ofArea());
      const input = { id, enabled: false, seenVersion: 1 };
      const elsewhere = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] });
      const edit = (actor: Actor, more: object = {}) =>
        change(actor, 'changeNotificationEndpoint', { ...input, ...more });
      expect(await edit(elsewhere)).toMatchObject({ code: 'NOT_FOUND' });
      expect(await edit(auditor)).toMatchObject({ code: 'FORBIDDEN' });
      expect(await edit(verbs.command)).toMatchObject({ version: 2, enabled: false });
      expect(await edit(verbs.command)).toMatchObject({ code: 'CONFLICT' });
      expect(await edit(verbs.command, { seenVersion: 2, address: 'nobody' })).toMatchObject({
        code: 'ENDPOINT_ADDRESS',
      });
    });

    it('is tried by a test that is delivered like anything else', async () => {
      const { id } = await add(verbs.command, ofArea({ quietFrom: '00:01', quietUntil: '00:00' }));
      const test = (actor: Actor) => change(actor, 'testNotificationEndpoint', { id });
      expect(await test(auditor)).toMatchObject({ code: 'FORBIDDEN' });
      const made = await test(verbs.command);
      expect(made).toMatchObject({ state: 'PENDING', endpoint: { address: MAILBOX } });
      const sent: string[] = [];
      await deliver([
        {
          code: 'EMAIL',
          send: ({ address, kind, key }) => {
            sent.push(address, kind.code, key);
            return Promise.resolve({ sent: true, providerId: 'q-1' });
          },
        },
      ]);
      expect(sent).toEqual([MAILBOX, 'NOTIFICATION_TEST', made.id]);
      expect((await inbox(verbs.command)).nodes).toMatchObject([{ subject: '通知测试' }]);
      await change(verbs.command, 'changeNotificationEndpoint', { id, enabled: false });
      expect(await test(verbs.command)).toMatchObject({ code: 'ENDPOINT_IS_OFF' });
    });
  });

  describe('a delivery', () => {
    const list = async (actor: Actor, filter = '') => {
      const answer = await grid.ask<{
        notificationDeliveries: { nodes: Record<string, unknown>[] } | null;
      }>(
        actor,
        `{ notificationDeliveries${filter} { nodes { id kind channel state error attempts areaCode endpoint { address } } } }`,
      );
      return answer.data?.notificationDeliveries?.nodes ?? answer.errors[0]?.extensions['code'];
    };

    it('is seen with what kept it, by those who look after it, and tried again', async () => {
      await change(administrator, 'addNotificationEndpoint', {
        areaCode: place.code,
        roles: ['SUBDISTRICT_COMMAND'],
        channel: 'EMAIL',
        address: MAILBOX,
      });
      await tell({ to: { areaCode: place.grid, roles: ['SUBDISTRICT_COMMAND'] } });
      await deliver();
      const skipped = '(filter: { states: [SKIPPED] })';
      const [delivery] = (await list(administrator, skipped)) as { id: string }[];
      expect(delivery).toMatchObject({
        kind: 'REPORT_REOPENED',
        channel: 'EMAIL',
        error: 'CHANNEL_OFF',
        areaCode: place.grid,
        endpoint: { address: MAILBOX },
      });
      expect(await list(auditor, skipped)).toMatchObject([{ endpoint: { address: '***' } }]);
      expect(await list(verbs.command)).toHaveLength(2);
      expect(await list(actorWith('ADMINISTRATOR', { areas: ['320105'] }))).toEqual([]);
      expect(await list(verbs.officer)).toBe('FORBIDDEN');
      const retry = (actor: Actor) =>
        change(actor, 'retryNotificationDelivery', { id: delivery?.id });
      expect(await retry(auditor)).toMatchObject({ code: 'FORBIDDEN' });
      expect(await retry(actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] }))).toMatchObject(
        { code: 'NOT_FOUND' },
      );
      expect(await retry(verbs.command)).toMatchObject({ state: 'PENDING', attempts: 0 });
      expect(await retry(verbs.command)).toMatchObject({
        code: 'INVALID_TRANSITION',
        currentState: 'PENDING',
      });
    });
  });

  describe('a reporter', () => {
    it('who left a contact is texted when the matter is closed; the number stays where it was', async () => {
      const contact = { name: '欧阳示例', phone: PHONE };
      const id = await verbs.eventIn('CLOSED', { contact });
      await verbs.eventIn('CLOSED');
      // Of the same matter, but not to whoever left the contact.
      await tell({ to: { subject: 'resident-2' }, about: { type: 'GovEvent', id } });
      const sent: { address: string; values: object }[] = [];
      const before = await grid.dataSource.query('SELECT * FROM gov_event ORDER BY id');
      const failing: NotificationChannel = {
        code: 'SMS',
        send: ({ address, notification: { values, aboutId } }) => {
          sent.push({ address, values });
          expect(aboutId).toBe(id);
          return Promise.resolve({ sent: false, error: 'REFUSED', again: false });
        },
      };
      await deliver([failing]);
      expect(sent).toMatchObject([{ address: PHONE, values: { outcome: 'RESOLVED' } }]);
      expect(recorded).toMatchObject([{ type: 'NotificationDelivery', action: 'tell reporter' }]);
      // Whether anybody was told changes nothing of the matter.
      expect(await grid.dataSource.query('SELECT * FROM gov_event ORDER BY id')).toEqual(before);
      const [{ count }] = await grid.dataSource.query(
        `SELECT count(*)::int FROM notification n LEFT JOIN notification_delivery d ON d.notification_id = n.id
          WHERE (n::text || d::text) LIKE '%${PHONE}%'`,
      );
      expect(count).toBe(0);
      expect((await inbox(verbs.resident)).nodes).toHaveLength(2);
    });
  });
});
