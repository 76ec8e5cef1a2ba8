import { newId } from '@gezhi/kernel';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import {
  ACCEPTED_EVENTS,
  DISPATCHED_EVENTS,
  DUE_EVENTS,
  REPORTED_EVENTS,
} from '../../metrics/facts';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';
import { staleRuleAlarm } from '../../use-cases/dispatch/stale-rules.job';
import { listVerbs } from '../../testing/list-verbs.testing';

const MONDAY = new Date('2026-10-12T10:00:00+08:00');
const clock = tickingClock(MONDAY);
const district = actorWith('DISTRICT_COMMAND', { areas: ['320104'] });

interface Part {
  readonly id: string;
  readonly state: string;
  readonly deadline: { readonly dueAt: string };
}

describe('dispatching', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  let event: ReturnType<typeof eventVerbs>;
  let lists: ReturnType<typeof listVerbs>;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  beforeEach(async () => {
    clock.set(MONDAY);
    place = await aSubdistrict(grid.dataSource);
    event = eventVerbs(grid, place);
    lists = listVerbs(grid, district);
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const read = async (id: string, fields: string, actor = event.command) => {
    const answer = await grid.ask<{ govEvent: Record<string, unknown> | null }>(
      actor,
      `query ($id: ID!) { govEvent(id: $id) { ${fields} } }`,
      { id },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.govEvent;
  };
  const ordersOf = async (id: string) => {
    const orders = (await read(id, DECISIONS))?.['dispatchDecisions'];
    return (orders as { nodes: object[] }).nodes;
  };
  const accepted = async (categoryCode: string, more: object = {}) => {
    const id = await event.report(more);
    await event.accept(id, { categoryCode });
    return id;
  };
  const toCommittee = { code: 'SMALL', priority: 10, title: '小事派社区', action: 'UNIT' };
  const committee = { level: 'COMMUNITY', departmentCode: 'COMMUNITY' };
  const DECISIONS = `dispatchDecisions(first: 5) { nodes { basis overridden ruleCode ruleSetVersion itemCode
    catalogueVersion returnDecision returnReason proposedOrganization { id } leadOrganization { id }
    trace { undecided facts { minute workday categoryCode } steps { code failed } } } }`;

  describe('by rules and catalogue', () => {
    it('keeps the trace of every order: facts, rules asked, the one that was met', async () => {
      await lists.publishRules([
        {
          ...toCommittee,
          priority: 1,
          code: 'SENSOR',
          conditions: { sources: ['IOT'] },
          unit: committee,
        },
        {
          code: 'LAMPS',
          priority: 5,
          title: '路灯派市政',
          conditions: { categories: ['URBAN'], hours: { from: 480, to: 1080 }, days: 'WORKDAY' },
          action: 'ORGANIZATION',
          unit: { organizationId: place.departmentId },
        },
        {
          code: 'REST',
          priority: 9,
          title: '其余按目录',
          conditions: { areas: ['320104001'] },
          action: 'CATALOGUE',
        },
      ]);
      const id = await event.eventIn('DISPATCHED');
      const [order] = await ordersOf(id);
      expect(order).toEqual({
        basis: 'RULE',
        overridden: false,
        ruleCode: 'LAMPS',
        ruleSetVersion: 1,
        itemCode: 'URBAN.LIGHTING',
        catalogueVersion: 1,
        returnDecision: null,
        returnReason: null,
        proposedOrganization: { id: place.departmentId },
        leadOrganization: { id: place.departmentId },
        trace: {
          undecided: null,
          facts: { minute: 600, workday: true, categoryCode: place.lighting },
          steps: [
            { code: 'SENSOR', failed: 'SOURCE' },
            { code: 'LAMPS', failed: null },
          ],
        },
      });
      // After six the catalogue decides.
      clock.set(new Date('2026-10-12T20:00:00+08:00'));
      expect(
        await read(await event.eventIn('DISPATCHED'), 'dispatchBasis leadOrganization { id }'),
      ).toEqual({
        dispatchBasis: 'CATALOGUE',
        leadOrganization: { id: place.leadId },
      });
    });

    it('explains without acting, and asks a dispatcher where a rule says so', async () => {
      await lists.publishRules([
        {
          code: 'BY-HAND',
          priority: 1,
          title: '人工',
          conditions: { categories: ['URBAN'] },
          action: 'MANUAL',
        },
      ]);
      const id = await event.eventIn('ACCEPTED');
      const preview = await grid.ask<{ previewDispatch: object }>(
        event.command,
        `{ previewDispatch(eventId: "${id}") { basis ruleCode refusalCode leadOrganization { id } trace { undecided } } }`,
      );
      expect(preview.data?.previewDispatch).toEqual({
        basis: null,
        ruleCode: 'BY-HAND',
        refusalCode: null,
        leadOrganization: null,
        trace: { undecided: 'MANUAL' },
      });
      expect(await read(id, 'state')).toEqual({ state: 'ACCEPTED' });
      expect(await event.dispatch(id)).toMatchObject({ code: 'MANUAL_DISPATCH' });
      const byHand = { leadOrganizationId: place.departmentId };
      expect(await event.dispatch(id, byHand)).toMatchObject({ state: 'DISPATCHED' });
      const [order] = await ordersOf(id);
      expect(order).toMatchObject({
        basis: 'MANUAL',
        overridden: false,
        proposedOrganization: null,
      });
    });

    it('gives nothing to somebody who takes no orders', async () => {
      const id = await event.eventIn('ACCEPTED');
      const stranger = newId();
      expect(await event.dispatch(id, { leadOrganizationId: stranger })).toMatchObject({
        code: 'UNKNOWN_UNIT',
        path: ['input', 'leadOrganizationId'],
      });
      expect(await event.dispatch(id, { assistOrganizationIds: [stranger] })).toMatchObject({
        code: 'UNKNOWN_UNIT',
        path: ['input', 'assistOrganizationIds'],
      });
      await lists.does('closeHandlingUnit', 'CloseHandlingUnitInput', { id: place.leadId });
      expect(await event.dispatch(id)).toMatchObject({ code: 'UNIT_MISSING' });
    });

    it('takes limits and evidence from the version of the catalogue it was dispatched under', async () => {
      const item = {
        code: 'PARKING',
        title: '非机动车',
        categoryCode: 'URBAN.PARKING',
        lead: { organizationId: place.leadId },
        limits: [{ urgency: 'GENERAL', unit: 'HOUR', amount: 5 }],
        evidenceRequired: true,
      };
      const lamps = {
        code: 'LAMPS',
        title: '路灯',
        categoryCode: 'URBAN.LIGHTING',
        lead: item.lead,
      };
      await lists.publishItems('DISPATCH_CATALOGUE', [item, lamps], '2026-10-12');
      const id = await accepted('URBAN.PARKING');
      await event.dispatch(id);
      await event.sign(id);
      await event.start(id);
      expect(await read(id, 'deadline { unit amount } dispatchCatalogue { listVersion }')).toEqual({
        deadline: { unit: 'HOUR', amount: 5 },
        dispatchCatalogue: { listVersion: 2 },
      });
      const done = { id, result: '已清理' };
      const next = [{ ...item, evidenceRequired: false, limits: [] }, lamps];
      await lists.publishItems('DISPATCH_CATALOGUE', next, '2026-10-13');
      clock.set(new Date('2026-10-13T09:00:00+08:00'));
      expect(await event.step(event.officer, 'handleEvent', done)).toMatchObject({
        code: 'EVIDENCE_MISSING',
      });
    });

    it('reads orders and parts of a list of events with one statement a field', async () => {
      const open = async () => {
        const answer = await grid.ask<{ area: { events: { nodes: object[] } } }>(
          event.command,
          `{ area(code: "320104001") { events(first: 20) { nodes { id ${DECISIONS} children(first: 5) { nodes { id } } parent { id } } } } }`,
        );
        expect(answer.errors).toEqual([]);
        return answer;
      };
      await event.eventIn('DISPATCHED');
      const one = await open();
      for (const _ of [1, 2, 3]) await event.eventIn('DISPATCHED');
      const four = await open();
      expect(four.data?.area.events.nodes).toHaveLength(4);
      expect(four.statements).toHaveLength(one.statements.length);
    });
  });

  describe('to communities (G11)', () => {
    const RULES = [{ ...toCommittee, conditions: { categories: ['HOUSING'] }, unit: committee }];
    const listed = (categoryCode: string | null, title: string) => ({
      code: 'N-001',
      title,
      categoryCode,
    });

    it('refuses what stands on the negative list and names entry and version (S-14)', async () => {
      await lists.publishRules(RULES);
      await lists.publishItems('NEGATIVE', [listed('HOUSING.LIFT', '电梯安全监管')]);
      await lists.publishItems('COMMUNITY_RESPONSIBILITY', [listed('HOUSING', '小区事务')]);
      const id = await accepted('HOUSING.LIFT');
      for (const wish of [{}, { leadOrganizationId: place.committeeId }]) {
        const refused = await grid.ask<{ dispatchEvent: { code: string; message: string } }>(
          event.command,
          `mutation ($input: DispatchEventInput!) { dispatchEvent(input: $input) { ... on Problem { code message } } }`,
          { input: { id, ...wish } },
        );
        expect(refused.data?.dispatchEvent.code).toBe('ON_NEGATIVE_LIST');
        expect(refused.data?.dispatchEvent.message).toContain('N-001 “电梯安全监管”');
        expect(refused.data?.dispatchEvent.message).toContain('version 1');
      }
      // Nor may it help.
      const helping = {
        leadOrganizationId: place.leadId,
        assistOrganizationIds: [place.committeeId],
      };
      expect(await event.dispatch(id, helping)).toMatchObject({ code: 'ON_NEGATIVE_LIST' });
      expect(await event.dispatch(id, { leadOrganizationId: place.leadId })).toMatchObject({
        state: 'DISPATCHED',
      });
    });

    it('gives what is listed, and what is admitted for a time, and nothing else', async () => {
      await lists.publishRules(RULES);
      await lists.publishItems('GRID_MATTERS', [listed('HOUSING.CORRIDOR', '楼道堆物')]);
      expect(await event.dispatch(await accepted('HOUSING.CORRIDOR'))).toMatchObject({
        state: 'DISPATCHED',
      });
      const id = await accepted('HOUSING.LEAK');
      expect(await event.dispatch(id)).toMatchObject({ code: 'NOT_ON_COMMUNITY_LISTS' });

      const officer = actorWith('DEPARTMENT_OFFICER', { organizationId: place.departmentId });
      const wanted = {
        areaCode: '320104001',
        categoryCode: 'HOUSING.LEAK',
        reason: '汛期渗漏点摸排，提供经费与人员',
        fromDate: '2026-10-12',
        toDate: '2026-10-20',
      };
      const request = (more: object = {}) =>
        lists.does(
          'requestCommunityAdmission',
          'RequestCommunityAdmissionInput',
          { ...wanted, ...more },
          officer,
        );
      expect(await request({ toDate: '2028-10-20' })).toMatchObject({ code: 'ADMISSION_TERM' });
      expect(await request({ fromDate: '2026-10-01' })).toMatchObject({ code: 'ADMISSION_TERM' });
      expect(await request({ categoryCode: 'HOUSING' })).toMatchObject({ code: 'NOT_A_LEAF' });
      const { id: admission } = await request();
      expect(await event.dispatch(id)).toMatchObject({ code: 'NOT_ON_COMMUNITY_LISTS' });
      const decide = (verb: string, actor = event.command) =>
        lists.does(
          `${verb}CommunityAdmission`,
          'CommunityAdmissionStepInput',
          { id: admission, note: '同意' },
          actor,
        );
      expect(await decide('approve', officer)).toMatchObject({ code: 'FORBIDDEN' });
      expect(await decide('approve')).toMatchObject({ id: admission });
      expect(await decide('refuse')).toMatchObject({ code: 'INVALID_TRANSITION' });
      expect(await event.dispatch(id)).toMatchObject({ state: 'DISPATCHED' });
      clock.set(new Date('2026-10-21T10:00:00+08:00'));
      expect(await event.dispatch(await accepted('HOUSING.LEAK'))).toMatchObject({
        code: 'NOT_ON_COMMUNITY_LISTS',
      });
      expect(await decide('withdraw', officer)).toMatchObject({ id: admission });
      await lists.publishItems('NEGATIVE', [listed('HOUSING.LEAK', '渗漏')], '2026-10-21');
      const more = { fromDate: '2026-10-21', toDate: '2026-10-22' };
      expect(await request(more)).toMatchObject({ code: 'ON_NEGATIVE_LIST' });
    });
  });

  describe('returning', () => {
    const asked = async (suggestedOrganizationId: string) => {
      const id = await event.eventIn('ACCEPTED');
      await event.dispatch(id, { leadOrganizationId: place.departmentId });
      const officer = actorWith('DEPARTMENT_OFFICER', { organizationId: place.departmentId });
      const input = { id, note: '属地不符', reason: 'NOT_OUR_PLACE', suggestedOrganizationId };
      expect(await event.step(officer, 'requestEventReturn', input)).toMatchObject({
        state: 'RETURN_PENDING',
      });
      return { id, officer };
    };

    it('leaves whoever was asked first responsible until the next lead has signed', async () => {
      const { id, officer } = await asked(place.leadId);
      const approval = { id, note: '改派街道' };
      await event.step(event.command, 'approveEventReturn', approval);
      const fields = `state misdispatchCount responsibleOrganization { id } firstAskedOrganization { id }`;
      const first = { id: place.departmentId };
      const waits = {
        misdispatchCount: 1,
        responsibleOrganization: first,
        firstAskedOrganization: first,
      };
      expect(await read(id, fields, officer)).toEqual({ state: 'ACCEPTED', ...waits });
      await event.dispatch(id);
      expect(await read(id, fields, officer)).toEqual({ state: 'DISPATCHED', ...waits });
      await event.sign(id);
      expect(await read(id, fields, officer)).toBeNull();
      expect(await read(id, 'responsibleOrganization { id }')).toEqual({
        responsibleOrganization: { id: place.leadId },
      });
      const told = await grid.dataSource.query<{ kind: string; recipient: string }[]>(
        `SELECT kind, recipient_organization_id AS recipient FROM notification WHERE about_id = $1 AND kind = 'EVENT_HANDOVER_DONE'`,
        [id],
      );
      expect(told).toEqual([{ kind: 'EVENT_HANDOVER_DONE', recipient: place.departmentId }]);
      const orders = await ordersOf(id);
      expect(orders).toMatchObject([
        { returnReason: 'NOT_OUR_PLACE', returnDecision: 'APPROVED', overridden: true },
        { returnReason: null, returnDecision: null, overridden: false },
      ]);
    });

    it('is decided by the district centre between departments of the district', async () => {
      const water = newId();
      const unit = { organizationId: water, areaCode: '320104', departmentCode: 'WATER_AFFAIRS' };
      expect(
        await lists.does('registerHandlingUnit', 'RegisterHandlingUnitInput', unit),
      ).toMatchObject({ id: water });
      const { id } = await asked(water);
      const decision = { id, note: '按目录应由城管主办' };
      for (const verb of ['approveEventReturn', 'refuseEventReturn'])
        expect(await event.step(event.command, verb, decision)).toMatchObject({
          code: 'ADJUDICATOR_IS_DISTRICT',
        });
      expect(await event.step(district, 'refuseEventReturn', decision)).toMatchObject({
        state: 'DISPATCHED',
      });
      expect(await read(id, 'misdispatchCount')).toEqual({ misdispatchCount: 0 });
    });
  });

  describe('splitting', () => {
    const split = (id: string, parts: object[], more: object = {}) =>
      lists.does('splitEvent', 'SplitEventInput', { id, parts, ...more }, event.command);
    const part = (leadOrganizationId: string, title = '开挖路面') => ({
      leadOrganizationId,
      title,
    });
    const childrenOf = async (id: string) => {
      const fields = 'children(first: 20) { nodes { id state deadline { dueAt } } }';
      const { nodes } = (await read(id, fields))?.['children'] as { nodes: Part[] };
      return nodes;
    };

    it('gives each part a lead and a limit no later than the matter’s, and waits for them', async () => {
      const id = await event.eventIn('IN_PROGRESS');
      clock.set(new Date('2026-10-14T10:00:00+08:00'));
      expect(
        await split(id, [part(place.departmentId), part(place.leadId, '更换灯具')]),
      ).toMatchObject({ id });
      const children = await childrenOf(id);
      const whole = await read(id, 'deadline { dueAt } lastStep { action }');
      expect(whole).toMatchObject({ lastStep: { action: 'split' } });
      expect(children.map(({ state, deadline }) => ({ state, deadline }))).toEqual(
        [1, 2].map(() => ({ state: 'DISPATCHED', deadline: whole?.['deadline'] })),
      );
      expect(await event.handle(id)).toMatchObject({ code: 'CHILDREN_OPEN' });
      const [first, second] = children as [Part, Part];
      expect(await split(first.id, [part(place.leadId)])).toMatchObject({
        code: 'NO_GRANDCHILDREN',
      });
      await event.step(event.command, 'cancelEvent', { id: first.id, note: '无需开挖' });
      await event.sign(second.id);
      await event.start(second.id);
      const extension = { id: second.id, note: '等灯具', by: 3 };
      expect(await event.step(event.command, 'extendEvent', extension)).toMatchObject({
        code: 'CHILD_CLOCK',
      });
      for (const step of [event.handle, event.pass]) await step(second.id);
      // Nobody waits to be called back about a part.
      expect(await event.close(second.id)).toMatchObject({ state: 'CLOSED' });
      expect(await event.handle(id)).toMatchObject({ state: 'HANDLED' });
    });

    it('counts the matter once, cancels its parts with it, and refuses what cannot be split', async () => {
      const id = await event.eventIn('SIGNED');
      await split(id, [part(place.departmentId)], { clientMutationId: 'split-once' });
      await split(id, [part(place.departmentId)], { clientMutationId: 'split-once' });
      const [child, ...others] = await childrenOf(id);
      expect(others).toEqual([]);
      for (const { name, during } of [
        REPORTED_EVENTS,
        ACCEPTED_EVENTS,
        DISPATCHED_EVENTS,
        DUE_EVENTS,
      ]) {
        const [figure] = await grid.dataSource.query<{ count: number }[]>(
          `SELECT count(*)::int AS count FROM gov_event f CROSS JOIN (SELECT timestamptz '2026-10-01' AS starts_at,
            timestamptz '2026-11-01' AS ends_at, timestamptz '2026-11-01' AS as_of) w WHERE ${during}`,
        );
        expect({ name, ...figure }).toEqual({ name, count: 1 });
      }
      expect(child).toMatchObject({ state: 'DISPATCHED' });
      expect(
        await split(
          id,
          Array.from({ length: 20 }, () => part(place.leadId)),
        ),
      ).toMatchObject({
        code: 'TOO_MANY_CHILDREN',
      });
      expect(await split(id, [part(newId())])).toMatchObject({ code: 'UNKNOWN_UNIT' });
      await event.step(event.command, 'cancelEvent', { id, note: '重复录入' });
      expect(await read(child?.id ?? '', 'state lastStep { action }')).toEqual({
        state: 'CANCELLED',
        lastStep: { action: 'cancel' },
      });
      expect(await split(id, [part(place.leadId)])).toMatchObject({ code: 'CANNOT_BE_SPLIT' });
      expect(await split(await event.eventIn('ACCEPTED'), [part(place.leadId)])).toMatchObject({
        code: 'CANNOT_BE_SPLIT',
      });
    });
  });

  describe('the level that solved it (G-10)', () => {
    it('is that of the lead when left out, and none below who worked on it', async () => {
      const id = await event.eventIn('CALLED_BACK');
      expect(await event.close(id, { absorptionLevel: 'COMMUNITY' })).toMatchObject({
        code: 'ABSORPTION_IMPOSSIBLE',
      });
      expect(await event.close(id, { absorptionLevel: null })).toMatchObject({ state: 'CLOSED' });
      expect(await read(id, 'absorptionLevel')).toEqual({ absorptionLevel: 'SUBDISTRICT' });
      const other = await event.eventIn('CALLED_BACK');
      await grid.dataSource.query('DELETE FROM handling_unit WHERE id = $1', [place.leadId]);
      expect(await event.close(other, { absorptionLevel: null })).toMatchObject({
        code: 'ABSORPTION_UNKNOWN',
      });
    });
  });

  describe('keeping the rules', () => {
    const over = {
      code: 'ALL',
      priority: 1,
      title: '全部',
      conditions: { categories: ['URBAN'] },
      action: 'CATALOGUE',
    };
    const dead = {
      ...toCommittee,
      code: 'DEAD',
      conditions: { categories: ['URBAN.LIGHTING'] },
      unit: committee,
    };

    it('publishes no rule that is never reached, and changes nothing that is published', async () => {
      const draft = await lists.draft('DISPATCH_RULES');
      await lists.does('editDispatchRules', 'EditDispatchRulesInput', {
        id: draft,
        rules: [over, dead],
      });
      const findings = await grid.ask<{ matterList: object }>(
        district,
        `{ matterList(id: "${draft}") { findings { kind code earlierCode } } }`,
      );
      expect(findings.data?.matterList).toEqual({
        findings: [{ kind: 'DEAD', code: 'DEAD', earlierCode: 'ALL' }],
      });
      expect(await lists.publish(draft)).toMatchObject({ code: 'RULE_DEAD' });
      expect(
        await lists.does(
          'draftMatterList',
          'DraftMatterListInput',
          lists.draftOf('DISPATCH_RULES'),
        ),
      ).toMatchObject({
        code: 'GOV_LIST_DRAFT_EXISTS',
      });
      await lists.does('editDispatchRules', 'EditDispatchRulesInput', { id: draft, rules: [over] });
      expect(await lists.publish(draft)).toMatchObject({ id: draft });
      expect(
        await lists.does('editDispatchRules', 'EditDispatchRulesInput', {
          id: draft,
          rules: [over],
        }),
      ).toMatchObject({ code: 'GOV_LIST_IMMUTABLE' });
      const other = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] });
      const input = { id: draft, from: '2026-10-13', note: '停用' };
      expect(
        await lists.does('withdrawMatterList', 'WithdrawMatterListInput', input, other),
      ).toMatchObject({
        code: 'FORBIDDEN',
      });
    });

    it('is told how many of the last events would go elsewhere', async () => {
      for (const _ of [1, 2]) await event.eventIn('DISPATCHED');
      const draft = await lists.draft('DISPATCH_RULES');
      const rule = { ...dead, unit: { level: 'DISTRICT', departmentCode: 'URBAN_MANAGEMENT' } };
      await lists.does('editDispatchRules', 'EditDispatchRulesInput', { id: draft, rules: [rule] });
      const tried = await grid.ask<{ rehearseDispatch: object }>(
        district,
        `{ rehearseDispatch(listId: "${draft}") { tried changed undecided routes { ruleCode before { id } after { id } } } }`,
      );
      const route = {
        ruleCode: 'DEAD',
        before: { id: place.leadId },
        after: { id: place.departmentId },
      };
      expect(tried.data?.rehearseDispatch).toEqual({
        tried: 2,
        changed: 2,
        undecided: 0,
        routes: [route, route],
      });
    });

    it('warns of rules that nothing meets, that name nobody, or that are overridden, once', async () => {
      await lists.publishRules([
        { ...dead, code: 'LAMPS', unit: { level: 'DISTRICT', departmentCode: 'URBAN_MANAGEMENT' } },
        {
          ...dead,
          code: 'GONE',
          priority: 30,
          conditions: { sources: ['IOT'] },
          unit: { level: 'CITY', departmentCode: 'X1' },
        },
        { ...over, code: 'NEVER', priority: 40, conditions: { sources: ['PLATFORM_181'] } },
      ]);
      clock.set(new Date('2027-01-20T10:00:00+08:00'));
      const stale = async () =>
        (
          await grid.ask<{ staleDispatchRules: object[] }>(
            district,
            '{ staleDispatchRules(areaCode: "320104") { code reason decided overridden } }',
          )
        ).data?.staleDispatchRules;
      for (let count = 0; count < 10; count += 1) {
        const id = await event.eventIn('ACCEPTED');
        await event.dispatch(id, count < 4 ? { leadOrganizationId: place.leadId } : {});
      }
      expect(await stale()).toEqual([
        { code: 'LAMPS', reason: 'OVERRIDDEN', decided: 10, overridden: 4 },
        { code: 'GONE', reason: 'UNIT_GONE', decided: 0, overridden: 0 },
        { code: 'GONE', reason: 'UNMATCHED', decided: 0, overridden: 0 },
        { code: 'NEVER', reason: 'UNMATCHED', decided: 0, overridden: 0 },
      ]);
      const tell = () => lists.runs(staleRuleAlarm, clock);
      expect(await tell()).toEqual({ told: 4 });
      expect(await tell()).toEqual({ told: 0 });
    });
  });

  it('shows who is on duty nearest, by the grid they work in and its open orders', async () => {
    await grid.dataSource.query(
      `UPDATE area SET longitude = 118.79, latitude = 32.02 WHERE code = '320104001001C001'`,
    );
    const id = await event.report({ longitude: 118.791, latitude: 32.02 });
    const near = (argument: string) =>
      grid.ask<{ nearestOnDuty: object[] | null }>(
        event.command,
        `{ nearestOnDuty(${argument}) { distanceMetres openOrders post { id kind } } }`,
      );
    const found = await near(`eventId: "${id}"`);
    expect(found.errors).toEqual([]);
    expect(found.data?.nearestOnDuty).toEqual([
      {
        distanceMetres: 94,
        openOrders: 1,
        post: { id: place.fulltimePostId, kind: 'FULLTIME_MEMBER' },
      },
    ]);
    const none = await near(`eventId: "${id}", kinds: [BUILDING_HEAD]`);
    expect(none.data?.nearestOnDuty).toEqual([]);
    expect((await near('first: 1')).errors[0]?.extensions['code']).toBe('PLACE_NEEDED');
    const point = await near('point: { longitude: 118.79, latitude: 32.02 }');
    expect(point.data?.nearestOnDuty).toMatchObject([{ distanceMetres: 0 }]);
  });
});
