import { newId } from '@gezhi/kernel';
import { actorWith } from '@gezhi/testing';
import {
  ACCEPTED_EVENTS,
  DISPATCHED_EVENTS,
  DUE_EVENTS,
  REPORTED_EVENTS,
} from '../../metrics/facts';
import { DispatchStage, district } from '../../testing/dispatch-stage.testing';

interface Part {
  readonly id: string;
  readonly state: string;
  readonly deadline: { readonly dueAt: string };
}

describe('an order', () => {
  const stage = new DispatchStage();

  describe('returning', () => {
    const asked = async (suggestedOrganizationId: string) => {
      const id = await stage.event.eventIn('ACCEPTED');
      await stage.event.dispatch(id, { leadOrganizationId: stage.place.departmentId });
      const officer = actorWith('DEPARTMENT_OFFICER', { organizationId: stage.place.departmentId });
      const input = { id, note: '属地不符', reason: 'NOT_OUR_PLACE', suggestedOrganizationId };
      expect(await stage.event.step(officer, 'requestEventReturn', input)).toMatchObject({
        state: 'RETURN_PENDING',
      });
      return { id, officer };
    };

    it('leaves whoever was asked first responsible until the next lead has signed', async () => {
      const { id, officer } = await asked(stage.place.leadId);
      const approval = { id, note: '改派街道' };
      await stage.event.step(stage.event.command, 'approveEventReturn', approval);
      const fields = `state misdispatchCount responsibleOrganization { id } firstAskedOrganization { id }`;
      const first = { id: stage.place.departmentId };
      const waits = {
        misdispatchCount: 1,
        responsibleOrganization: first,
        firstAskedOrganization: first,
      };
      expect(await stage.read(id, fields, officer)).toEqual({ state: 'ACCEPTED', ...waits });
      await stage.event.dispatch(id);
      expect(await stage.read(id, fields, officer)).toEqual({ state: 'DISPATCHED', ...waits });
      await stage.event.sign(id);
      expect(await stage.read(id, fields, officer)).toBeNull();
      expect(await stage.read(id, 'responsibleOrganization { id }')).toEqual({
        responsibleOrganization: { id: stage.place.leadId },
      });
      const told = await stage.grid.dataSource.query<{ kind: string; recipient: string }[]>(
        `SELECT kind, recipient_organization_id AS recipient FROM notification WHERE about_id = $1 AND kind = 'EVENT_HANDOVER_DONE'`,
        [id],
      );
      expect(told).toEqual([{ kind: 'EVENT_HANDOVER_DONE', recipient: stage.place.departmentId }]);
      const orders = await stage.ordersOf(id);
      expect(orders).toMatchObject([
        { returnReason: 'NOT_OUR_PLACE', returnDecision: 'APPROVED', overridden: true },
        { returnReason: null, returnDecision: null, overridden: false },
      ]);
    });

    it('is decided by the district centre between departments of the district', async () => {
      const water = newId();
      const unit = { organizationId: water, areaCode: '320104', departmentCode: 'WATER_AFFAIRS' };
      expect(
        await stage.lists.does('registerHandlingUnit', 'RegisterHandlingUnitInput', unit),
      ).toMatchObject({ id: water });
      const { id } = await asked(water);
      const decision = { id, note: '按目录应由城管主办' };
      for (const verb of ['approveEventReturn', 'refuseEventReturn'])
        expect(await stage.event.step(stage.event.command, verb, decision)).toMatchObject({
          code: 'ADJUDICATOR_IS_DISTRICT',
        });
      expect(await stage.event.step(district, 'refuseEventReturn', decision)).toMatchObject({
        state: 'DISPATCHED',
      });
      expect(await stage.read(id, 'misdispatchCount')).toEqual({ misdispatchCount: 0 });
    });
  });

  describe('splitting', () => {
    const split = (id: string, parts: object[], more: object = {}) =>
      stage.lists.does(
        'splitEvent',
        'SplitEventInput',
        { id, parts, ...more },
        stage.event.command,
      );
    const part = (leadOrganizationId: string, title = '开挖路面') => ({
      leadOrganizationId,
      title,
    });
    const childrenOf = async (id: string) => {
      const fields = 'children(first: 20) { nodes { id state deadline { dueAt } } }';
      const { nodes } = (await stage.read(id, fields))?.['children'] as { nodes: Part[] };
      return nodes;
    };

    it('gives each part a lead and a limit no later than the matter’s, and waits for them', async () => {
      const id = await stage.event.eventIn('IN_PROGRESS');
      stage.clock.set(new Date('2026-10-14T10:00:00+08:00'));
      expect(
        await split(id, [part(stage.place.departmentId), part(stage.place.leadId, '更换灯具')]),
      ).toMatchObject({ id });
      const children = await childrenOf(id);
      const whole = await stage.read(id, 'deadline { dueAt } lastStep { action }');
      expect(whole).toMatchObject({ lastStep: { action: 'split' } });
      expect(children.map(({ state, deadline }) => ({ state, deadline }))).toEqual(
        [1, 2].map(() => ({ state: 'DISPATCHED', deadline: whole?.['deadline'] })),
      );
      expect(await stage.event.handle(id)).toMatchObject({ code: 'CHILDREN_OPEN' });
      const [first, second] = children as [Part, Part];
      expect(await split(first.id, [part(stage.place.leadId)])).toMatchObject({
        code: 'NO_GRANDCHILDREN',
      });
      await stage.event.step(stage.event.command, 'cancelEvent', {
        id: first.id,
        note: '无需开挖',
      });
      await stage.event.sign(second.id);
      await stage.event.start(second.id);
      const extension = { id: second.id, note: '等灯具', by: 3 };
      expect(await stage.event.step(stage.event.command, 'extendEvent', extension)).toMatchObject({
        code: 'CHILD_CLOCK',
      });
      for (const step of [stage.event.handle, stage.event.pass]) await step(second.id);
      // Nobody waits to be called back about a part.
      expect(await stage.event.close(second.id)).toMatchObject({ state: 'CLOSED' });
      expect(await stage.event.handle(id)).toMatchObject({ state: 'HANDLED' });
    });

    it('counts the matter once, cancels its parts with it, and refuses what cannot be split', async () => {
      const id = await stage.event.eventIn('SIGNED');
      await split(id, [part(stage.place.departmentId)], { clientMutationId: 'split-once' });
      await split(id, [part(stage.place.departmentId)], { clientMutationId: 'split-once' });
      const [child, ...others] = await childrenOf(id);
      expect(others).toEqual([]);
      for (const { name, during } of [
        REPORTED_EVENTS,
        ACCEPTED_EVENTS,
        DISPATCHED_EVENTS,
        DUE_EVENTS,
      ]) {
        const [figure] = await stage.grid.dataSource.query<{ count: number }[]>(
          `SELECT count(*)::int AS count FROM gov_event f CROSS JOIN (SELECT timestamptz '2026-10-01' AS starts_at,
            timestamptz '2026-11-01' AS ends_at, timestamptz '2026-11-01' AS as_of) w WHERE ${during}`,
        );
        expect({ name, ...figure }).toEqual({ name, count: 1 });
      }
      expect(child).toMatchObject({ state: 'DISPATCHED' });
      expect(
        await split(
          id,
          Array.from({ length: 20 }, () => part(stage.place.leadId)),
        ),
      ).toMatchObject({
        code: 'TOO_MANY_CHILDREN',
      });
      expect(await split(id, [part(stage.place.leadId), part(newId())])).toMatchObject({
        code: 'UNKNOWN_UNIT',
        path: ['input', 'parts', '1', 'leadOrganizationId'],
      });
      await stage.event.step(stage.event.command, 'cancelEvent', { id, note: '重复录入' });
      expect(await stage.read(child?.id ?? '', 'state lastStep { action }')).toEqual({
        state: 'CANCELLED',
        lastStep: { action: 'cancel' },
      });
      expect(await split(id, [part(stage.place.leadId)])).toMatchObject({
        code: 'CANNOT_BE_SPLIT',
      });
      expect(
        await split(await stage.event.eventIn('ACCEPTED'), [part(stage.place.leadId)]),
      ).toMatchObject({
        code: 'CANNOT_BE_SPLIT',
      });
    });
  });

  describe('the level that solved it (G-10)', () => {
    it('is that of the lead when left out, and none below who worked on it', async () => {
      const id = await stage.event.eventIn('CALLED_BACK');
      expect(await stage.event.close(id, { absorptionLevel: 'COMMUNITY' })).toMatchObject({
        code: 'ABSORPTION_IMPOSSIBLE',
      });
      expect(await stage.event.close(id, { absorptionLevel: null })).toMatchObject({
        state: 'CLOSED',
      });
      expect(await stage.read(id, 'absorptionLevel')).toEqual({ absorptionLevel: 'SUBDISTRICT' });
      const other = await stage.event.eventIn('CALLED_BACK');
      await stage.grid.dataSource.query('DELETE FROM handling_unit WHERE id = $1', [
        stage.place.leadId,
      ]);
      expect(await stage.event.close(other, { absorptionLevel: null })).toMatchObject({
        code: 'ABSORPTION_UNKNOWN',
      });
    });
  });
});
