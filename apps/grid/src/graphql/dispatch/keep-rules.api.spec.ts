import { actorWith } from '@gezhi/testing';
import { staleRuleAlarm } from '../../use-cases/dispatch/stale-rules.job';
import {
  COMMITTEE,
  DispatchStage,
  district,
  TO_COMMITTEE,
} from '../../testing/dispatch-stage.testing';

describe('the rules of dispatch', () => {
  const stage = new DispatchStage();

  describe('keeping the rules', () => {
    const over = {
      code: 'ALL',
      priority: 1,
      title: '全部',
      conditions: { categories: ['URBAN'] },
      action: 'CATALOGUE',
    };
    const dead = {
      ...TO_COMMITTEE,
      code: 'DEAD',
      conditions: { categories: ['URBAN.LIGHTING'] },
      unit: COMMITTEE,
    };

    it('publishes no rule that is never reached, and changes nothing that is published', async () => {
      const draft = await stage.lists.draft('DISPATCH_RULES');
      await stage.lists.does('editDispatchRules', 'EditDispatchRulesInput', {
        id: draft,
        rules: [over, dead],
      });
      const findings = await stage.grid.ask<{ matterList: object }>(
        district,
        `{ matterList(id: "${draft}") { findings { kind code earlierCode } } }`,
      );
      expect(findings.data?.matterList).toEqual({
        findings: [{ kind: 'DEAD', code: 'DEAD', earlierCode: 'ALL' }],
      });
      expect(await stage.lists.publish(draft)).toMatchObject({ code: 'RULE_DEAD' });
      expect(
        await stage.lists.does(
          'draftMatterList',
          'DraftMatterListInput',
          stage.lists.draftOf('DISPATCH_RULES'),
        ),
      ).toMatchObject({
        code: 'GOV_LIST_DRAFT_EXISTS',
      });
      await stage.lists.does('editDispatchRules', 'EditDispatchRulesInput', {
        id: draft,
        rules: [over],
      });
      expect(await stage.lists.publish(draft)).toMatchObject({ id: draft });
      expect(
        await stage.lists.does('editDispatchRules', 'EditDispatchRulesInput', {
          id: draft,
          rules: [over],
        }),
      ).toMatchObject({ code: 'GOV_LIST_IMMUTABLE' });
      const other = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] });
      const input = { id: draft, from: '2026-10-13', note: '停用' };
      expect(
        await stage.lists.does('withdrawMatterList', 'WithdrawMatterListInput', input, other),
      ).toMatchObject({
        code: 'FORBIDDEN',
      });
    });

    it('is told how many of the last events would go elsewhere', async () => {
      for (const _ of [1, 2]) await stage.event.eventIn('DISPATCHED');
      const draft = await stage.lists.draft('DISPATCH_RULES');
      const rule = { ...dead, unit: { level: 'DISTRICT', departmentCode: 'URBAN_MANAGEMENT' } };
      await stage.lists.does('editDispatchRules', 'EditDispatchRulesInput', {
        id: draft,
        rules: [rule],
      });
      const tried = await stage.grid.ask<{ rehearseDispatch: object }>(
        district,
        `{ rehearseDispatch(listId: "${draft}") { tried changed undecided routes { ruleCode before { id } after { id } } } }`,
      );
      const route = {
        ruleCode: 'DEAD',
        before: { id: stage.place.leadId },
        after: { id: stage.place.departmentId },
      };
      expect(tried.statements).toHaveLength(7);
      expect(tried.data?.rehearseDispatch).toEqual({
        tried: 2,
        changed: 2,
        undecided: 0,
        routes: [route, route],
      });
    });

    it('warns of rules that nothing meets, that name nobody, or that are overridden, once', async () => {
      await stage.lists.publishRules([
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
      stage.clock.set(new Date('2027-01-20T10:00:00+08:00'));
      const stale = async () =>
        (
          await stage.grid.ask<{ staleDispatchRules: object[] }>(
            district,
            '{ staleDispatchRules(areaCode: "320104") { code reason decided overridden } }',
          )
        ).data?.staleDispatchRules;
      for (let count = 0; count < 10; count += 1) {
        const id = await stage.event.eventIn('ACCEPTED');
        await stage.event.dispatch(id, count < 4 ? { leadOrganizationId: stage.place.leadId } : {});
      }
      expect(await stale()).toEqual([
        { code: 'LAMPS', reason: 'OVERRIDDEN', decided: 10, overridden: 4 },
        { code: 'GONE', reason: 'UNIT_GONE', decided: 0, overridden: 0 },
        { code: 'GONE', reason: 'UNMATCHED', decided: 0, overridden: 0 },
        { code: 'NEVER', reason: 'UNMATCHED', decided: 0, overridden: 0 },
      ]);
      const tell = () => stage.lists.runs(staleRuleAlarm, stage.clock);
      expect(await tell()).toEqual({ told: 4 });
      expect(await tell()).toEqual({ told: 0 });
    });
  });
});
