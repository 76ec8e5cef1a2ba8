import { newId } from '@gezhi/kernel';
import { actorWith } from '@gezhi/testing';
import {
  COMMITTEE,
  DISPATCH_DECISIONS,
  DispatchStage,
  TO_COMMITTEE,
} from '../../testing/dispatch-stage.testing';

describe('dispatching', () => {
  const stage = new DispatchStage();

  describe('by rules and catalogue', () => {
    it('keeps the trace of every order: facts, rules asked, the one that was met', async () => {
      await stage.lists.publishRules([
        {
          ...TO_COMMITTEE,
          priority: 1,
          code: 'SENSOR',
          conditions: { sources: ['IOT'] },
          unit: COMMITTEE,
        },
        {
          code: 'LAMPS',
          priority: 5,
          title: '路灯派市政',
          conditions: { categories: ['URBAN'], hours: { from: 480, to: 1080 }, days: 'WORKDAY' },
          action: 'ORGANIZATION',
          unit: { organizationId: stage.place.departmentId },
        },
        {
          code: 'REST',
          priority: 9,
          title: '其余按目录',
          conditions: { areas: ['320104001'] },
          action: 'CATALOGUE',
        },
      ]);
      const id = await stage.event.eventIn('DISPATCHED');
      const [order] = await stage.ordersOf(id);
      expect(order).toEqual({
        basis: 'RULE',
        overridden: false,
        ruleCode: 'LAMPS',
        ruleSetVersion: 1,
        itemCode: 'URBAN.LIGHTING',
        catalogueVersion: 1,
        returnDecision: null,
        returnReason: null,
        proposedOrganization: { id: stage.place.departmentId },
        leadOrganization: { id: stage.place.departmentId },
        trace: {
          undecided: null,
          facts: { minute: 600, workday: true, categoryCode: stage.place.lighting },
          steps: [
            { code: 'SENSOR', failed: 'SOURCE' },
            { code: 'LAMPS', failed: null },
          ],
        },
      });
      // After six the catalogue decides.
      stage.clock.set(new Date('2026-10-12T20:00:00+08:00'));
      expect(
        await stage.read(
          await stage.event.eventIn('DISPATCHED'),
          'dispatchBasis leadOrganization { id }',
        ),
      ).toEqual({
        dispatchBasis: 'CATALOGUE',
        leadOrganization: { id: stage.place.leadId },
      });
    });

    it('explains without acting, and asks a dispatcher where a rule says so', async () => {
      await stage.lists.publishRules([
        {
          code: 'BY-HAND',
          priority: 1,
          title: '人工',
          conditions: { categories: ['URBAN'] },
          action: 'MANUAL',
        },
      ]);
      const id = await stage.event.eventIn('ACCEPTED');
      const preview = await stage.grid.ask<{ previewDispatch: object }>(
        stage.event.command,
        `{ previewDispatch(eventId: "${id}") { basis ruleCode refusalCode leadOrganization { id } trace { undecided } } }`,
      );
      expect(preview.statements).toHaveLength(6);
      expect(preview.data?.previewDispatch).toEqual({
        basis: null,
        ruleCode: 'BY-HAND',
        refusalCode: null,
        leadOrganization: null,
        trace: { undecided: 'MANUAL' },
      });
      expect(await stage.read(id, 'state')).toEqual({ state: 'ACCEPTED' });
      expect(await stage.event.dispatch(id)).toMatchObject({ code: 'MANUAL_DISPATCH' });
      const byHand = { leadOrganizationId: stage.place.departmentId };
      expect(await stage.event.dispatch(id, byHand)).toMatchObject({ state: 'DISPATCHED' });
      const [order] = await stage.ordersOf(id);
      expect(order).toMatchObject({
        basis: 'MANUAL',
        overridden: false,
        proposedOrganization: null,
      });
    });

    it('gives nothing to somebody who takes no orders', async () => {
      const id = await stage.event.eventIn('ACCEPTED');
      const stranger = newId();
      expect(await stage.event.dispatch(id, { leadOrganizationId: stranger })).toMatchObject({
        code: 'UNKNOWN_UNIT',
        path: ['input', 'leadOrganizationId'],
      });
      expect(await stage.event.dispatch(id, { assistOrganizationIds: [stranger] })).toMatchObject({
        code: 'UNKNOWN_UNIT',
        path: ['input', 'assistOrganizationIds'],
      });
      await stage.lists.does('closeHandlingUnit', 'CloseHandlingUnitInput', {
        id: stage.place.leadId,
      });
      expect(await stage.event.dispatch(id)).toMatchObject({ code: 'UNIT_MISSING' });
    });

    it('takes limits and evidence from the version of the catalogue it was dispatched under', async () => {
      const item = {
        code: 'PARKING',
        title: '非机动车',
        categoryCode: 'URBAN.PARKING',
        lead: { organizationId: stage.place.leadId },
        limits: [{ urgency: 'GENERAL', unit: 'HOUR', amount: 5 }],
        evidenceRequired: true,
      };
      const lamps = {
        code: 'LAMPS',
        title: '路灯',
        categoryCode: 'URBAN.LIGHTING',
        lead: item.lead,
      };
      await stage.lists.publishItems('DISPATCH_CATALOGUE', [item, lamps], '2026-10-12');
      const id = await stage.accepted('URBAN.PARKING');
      await stage.event.dispatch(id);
      await stage.event.sign(id);
      await stage.event.start(id);
      expect(
        await stage.read(id, 'deadline { unit amount } dispatchCatalogue { listVersion }'),
      ).toEqual({
        deadline: { unit: 'HOUR', amount: 5 },
        dispatchCatalogue: { listVersion: 2 },
      });
      const done = { id, result: '已清理' };
      const next = [{ ...item, evidenceRequired: false, limits: [] }, lamps];
      await stage.lists.publishItems('DISPATCH_CATALOGUE', next, '2026-10-13');
      stage.clock.set(new Date('2026-10-13T09:00:00+08:00'));
      expect(await stage.event.step(stage.event.officer, 'handleEvent', done)).toMatchObject({
        code: 'EVIDENCE_MISSING',
      });
    });

    it('reads orders and parts of a list of events with one statement a field', async () => {
      const open = async () => {
        const answer = await stage.grid.ask<{ area: { events: { nodes: object[] } } }>(
          stage.event.command,
          `{ area(code: "320104001") { events(first: 20) { nodes { id ${DISPATCH_DECISIONS} children(first: 5) { nodes { id } } parent { id } } } } }`,
        );
        expect(answer.errors).toEqual([]);
        return answer;
      };
      await stage.event.eventIn('DISPATCHED');
      const one = await open();
      for (const _ of [1, 2, 3]) await stage.event.eventIn('DISPATCHED');
      const four = await open();
      expect(four.data?.area.events.nodes).toHaveLength(4);
      expect(four.statements).toHaveLength(one.statements.length);
    });
  });

  describe('to communities (G11)', () => {
    const RULES = [{ ...TO_COMMITTEE, conditions: { categories: ['HOUSING'] }, unit: COMMITTEE }];
    const listed = (categoryCode: string | null, title: string) => ({
      code: 'N-001',
      title,
      categoryCode,
    });

    it('refuses what stands on the negative list and names entry and version (S-14)', async () => {
      await stage.lists.publishRules(RULES);
      await stage.lists.publishItems('NEGATIVE', [listed('HOUSING.LIFT', '电梯安全监管')]);
      await stage.lists.publishItems('COMMUNITY_RESPONSIBILITY', [listed('HOUSING', '小区事务')]);
      const id = await stage.accepted('HOUSING.LIFT');
      for (const wish of [{}, { leadOrganizationId: stage.place.committeeId }]) {
        const refused = await stage.grid.ask<{ dispatchEvent: { code: string; message: string } }>(
          stage.event.command,
          `mutation ($input: DispatchEventInput!) { dispatchEvent(input: $input) { ... on Problem { code message } } }`,
          { input: { id, ...wish } },
        );
        expect(refused.data?.dispatchEvent.code).toBe('ON_NEGATIVE_LIST');
        expect(refused.data?.dispatchEvent.message).toContain('N-001 “电梯安全监管”');
        expect(refused.data?.dispatchEvent.message).toContain('version 1');
      }
      // Nor may it help.
      const helping = {
        leadOrganizationId: stage.place.leadId,
        assistOrganizationIds: [stage.place.committeeId],
      };
      expect(await stage.event.dispatch(id, helping)).toMatchObject({ code: 'ON_NEGATIVE_LIST' });
      expect(
        await stage.event.dispatch(id, { leadOrganizationId: stage.place.leadId }),
      ).toMatchObject({
        state: 'DISPATCHED',
      });
    });

    it('gives what is listed, and what is admitted for a time, and nothing else', async () => {
      await stage.lists.publishRules(RULES);
      await stage.lists.publishItems('GRID_MATTERS', [listed('HOUSING.CORRIDOR', '楼道堆物')]);
      expect(await stage.event.dispatch(await stage.accepted('HOUSING.CORRIDOR'))).toMatchObject({
        state: 'DISPATCHED',
      });
      const id = await stage.accepted('HOUSING.LEAK');
      expect(await stage.event.dispatch(id)).toMatchObject({ code: 'NOT_ON_COMMUNITY_LISTS' });

      const officer = actorWith('DEPARTMENT_OFFICER', { organizationId: stage.place.departmentId });
      const wanted = {
        areaCode: '320104001',
        categoryCode: 'HOUSING.LEAK',
        reason: '汛期渗漏点摸排，提供经费与人员',
        fromDate: '2026-10-12',
        toDate: '2026-10-20',
      };
      const request = (more: object = {}) =>
        stage.lists.does(
          'requestCommunityAdmission',
          'RequestCommunityAdmissionInput',
          { ...wanted, ...more },
          officer,
        );
      expect(await request({ toDate: '2028-10-20' })).toMatchObject({ code: 'ADMISSION_TERM' });
      expect(await request({ fromDate: '2026-10-01' })).toMatchObject({ code: 'ADMISSION_TERM' });
      expect(await request({ categoryCode: 'HOUSING' })).toMatchObject({ code: 'NOT_A_LEAF' });
      const { id: admission } = await request();
      expect(await stage.event.dispatch(id)).toMatchObject({ code: 'NOT_ON_COMMUNITY_LISTS' });
      const decide = (verb: string, actor = stage.event.command) =>
        stage.lists.does(
          `${verb}CommunityAdmission`,
          'CommunityAdmissionStepInput',
          { id: admission, note: '同意' },
          actor,
        );
      expect(await decide('approve', officer)).toMatchObject({ code: 'FORBIDDEN' });
      expect(await decide('approve')).toMatchObject({ id: admission });
      expect(await decide('refuse')).toMatchObject({ code: 'INVALID_TRANSITION' });
      expect(await stage.event.dispatch(id)).toMatchObject({ state: 'DISPATCHED' });
      stage.clock.set(new Date('2026-10-21T10:00:00+08:00'));
      expect(await stage.event.dispatch(await stage.accepted('HOUSING.LEAK'))).toMatchObject({
        code: 'NOT_ON_COMMUNITY_LISTS',
      });
      expect(await decide('withdraw', officer)).toMatchObject({ id: admission });
      await stage.lists.publishItems('NEGATIVE', [listed('HOUSING.LEAK', '渗漏')], '2026-10-21');
      const more = { fromDate: '2026-10-21', toDate: '2026-10-22' };
      expect(await request(more)).toMatchObject({ code: 'ON_NEGATIVE_LIST' });
    });
  });

  it('shows who is on duty nearest, by the grid they work in and its open orders', async () => {
    await stage.grid.dataSource.query(
      `UPDATE area SET longitude = 118.79, latitude = 32.02 WHERE code = '320104001001C001'`,
    );
    const id = await stage.event.report({ longitude: 118.791, latitude: 32.02 });
    const near = (argument: string) =>
      stage.grid.ask<{ nearestOnDuty: object[] | null }>(
        stage.event.command,
        `{ nearestOnDuty(${argument}) { distanceMetres openOrders post { id kind } } }`,
      );
    const found = await near(`eventId: "${id}"`);
    expect(found.errors).toEqual([]);
    expect(found.statements).toHaveLength(2);
    expect(found.data?.nearestOnDuty).toEqual([
      {
        distanceMetres: 94,
        openOrders: 1,
        post: { id: stage.place.fulltimePostId, kind: 'FULLTIME_MEMBER' },
      },
    ]);
    const none = await near(`eventId: "${id}", kinds: [BUILDING_HEAD]`);
    expect(none.data?.nearestOnDuty).toEqual([]);
    expect((await near('first: 1')).errors[0]?.extensions['code']).toBe('PLACE_NEEDED');
    const point = await near('point: { longitude: 118.79, latitude: 32.02 }');
    expect(point.data?.nearestOnDuty).toMatchObject([{ distanceMetres: 0 }]);
  });
});
