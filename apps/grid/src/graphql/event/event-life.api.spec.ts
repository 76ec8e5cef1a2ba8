import { newId } from '@gezhi/kernel';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';

const MONDAY = new Date('2026-10-12T10:00:00+08:00');
const clock = tickingClock(MONDAY);

describe('the life of an event', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  let event: ReturnType<typeof eventVerbs>;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
    place = await aSubdistrict(grid.dataSource);
    event = eventVerbs(grid, place);
  });
  beforeEach(() => clock.set(MONDAY));
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const read = async (id: string, fields: string) => {
    const answer = await grid.ask<{ govEvent: Record<string, unknown> | null }>(
      event.command,
      `query ($id: ID!) { govEvent(id: $id) { ${fields} } }`,
      { id },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.govEvent;
  };

  describe('from report to close', () => {
    it('leaves a step for each change, its outcome, its level and a limit kept', async () => {
      const id = await event.eventIn('CLOSED');
      const closed = await read(
        id,
        `state outcome absorptionLevel rating version dispatchBasis leadOrganization { id }
         category { code name { zh } } deadline { status unit amount dueAt }
         lastStep { action } history(first: 50) { nodes { action fromState toState } totalCount }`,
      );
      expect(closed).toMatchObject({
        state: 'CLOSED',
        outcome: 'RESOLVED',
        absorptionLevel: 'SUBDISTRICT',
        rating: 'SATISFIED',
        version: 9,
        dispatchBasis: 'CATALOGUE',
        leadOrganization: { id: place.leadId },
        category: { code: place.lighting, name: { zh: '路灯不亮' } },
        deadline: { status: 'MET', unit: 'WORKDAY', amount: 5 },
        lastStep: { action: 'close' },
        history: { totalCount: 9 },
      });
      // Five working days after a Monday end with the next Monday.
      expect(closed).toHaveProperty('deadline.dueAt', '2026-10-19T15:59:59.999Z');
    });

    it('refuses a step the table does not have and names those it has', async () => {
      const id = await event.eventIn('ACCEPTED');
      expect(await event.close(id)).toMatchObject({
        __typename: 'InvalidTransition',
        allowed: ['merge', 'dispatch', 'cancel'],
      });
      expect(await event.accept(id)).toMatchObject({ code: 'INVALID_TRANSITION' });
    });

    it('refuses a stale version and shows the present one', async () => {
      const id = await event.eventIn('ACCEPTED');
      expect(await event.dispatch(id, { seenVersion: 1 })).toMatchObject({
        __typename: 'Conflict',
        code: 'CONFLICT',
        currentVersion: 2,
      });
    });

    it('is not there for a command centre of another subdistrict, whatever it tries', async () => {
      const id = await event.report();
      const other = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] });
      const input = { id, categoryCode: place.lighting };
      expect(await event.step(other, 'acceptEvent', input)).toMatchObject({ code: 'NOT_FOUND' });
    });

    it('lets nobody but the lead organisation sign', async () => {
      const id = await event.eventIn('DISPATCHED');
      const stranger = actorWith('DEPARTMENT_OFFICER', {
        organizationId: newId(),
        areas: [place.code],
      });
      expect(await event.step(stranger, 'signEvent', { id })).toMatchObject({ code: 'FORBIDDEN' });
    });
  });

  describe('taking in', () => {
    it('accepts under a leaf only', async () => {
      const id = await event.report();
      expect(await event.accept(id, { categoryCode: 'URBAN' })).toMatchObject({
        code: 'NOT_A_LEAF',
        path: ['input', 'categoryCode'],
      });
    });

    it('hands an emergency over only with a log, other matters without', async () => {
      const id = await event.report();
      const input = { id, channel: 'FIRE_119' };
      expect(await event.step(event.command, 'redirectEvent', input)).toMatchObject({
        code: 'HANDOVER_NOT_LOGGED',
      });
      const logged = { ...input, note: '10:02 移交119，值班席已接收' };
      expect(await event.step(event.command, 'redirectEvent', logged)).toMatchObject({
        state: 'REDIRECTED',
      });
      const suit = { id: await event.report(), channel: 'LITIGATION' };
      expect(await event.step(event.command, 'redirectEvent', suit)).toMatchObject({
        state: 'REDIRECTED',
      });
    });

    it('refuses a matter with a reason, and cancels one that is open but not one that is over', async () => {
      const id = await event.report();
      const refusal = { id, reason: 'TOO_VAGUE', note: '地点无法核实' };
      expect(await event.step(event.command, 'refuseEvent', refusal)).toMatchObject({
        state: 'REFUSED',
      });
      const cancel = { id, note: '重复录入' };
      expect(await event.step(event.command, 'cancelEvent', cancel)).toMatchObject({
        code: 'INVALID_TRANSITION',
        allowed: [],
      });
      const open = { id: await event.eventIn('IN_PROGRESS'), note: '重复录入' };
      expect(await event.step(event.command, 'cancelEvent', open)).toMatchObject({
        state: 'CANCELLED',
      });
    });
  });

  describe('dispatching and returning', () => {
    it('needs a named organisation where the catalogue has none', async () => {
      const id = await event.report();
      await event.accept(id, { categoryCode: 'HOUSING.LIFT' });
      expect(await event.dispatch(id)).toMatchObject({ code: 'NO_OWNER' });
      const lead = place.departmentId;
      await event.dispatch(id, { leadOrganizationId: lead, assistOrganizationIds: [lead] });
      expect(
        await read(id, 'state dispatchBasis leadOrganization { id } assistOrganizations { id }'),
      ).toEqual({
        state: 'DISPATCHED',
        dispatchBasis: 'MANUAL',
        leadOrganization: { id: lead },
        assistOrganizations: [],
      });
    });

    it('allows one return of an order; refused, it is final (S-4)', async () => {
      const id = await event.eventIn('DISPATCHED');
      const input = { id, note: '非本单位职责', suggestedOrganizationId: newId() };
      const asked = await event.step(event.officer, 'requestEventReturn', input);
      expect(asked).toMatchObject({ state: 'RETURN_PENDING' });
      const refusal = { id, note: '按目录应由贵单位主办' };
      expect(await event.step(event.command, 'refuseEventReturn', refusal)).toMatchObject({
        state: 'DISPATCHED',
      });
      expect(await event.step(event.officer, 'requestEventReturn', input)).toMatchObject({
        code: 'RETURN_USED',
      });
      expect(await event.sign(id)).toMatchObject({ state: 'SIGNED' });
    });

    it('sends an approved return back to be dispatched anew', async () => {
      const id = await event.eventIn('SIGNED');
      const input = { id, note: '非本单位职责', suggestedOrganizationId: newId() };
      await event.step(event.officer, 'requestEventReturn', input);
      const approval = { id, note: '确属其他单位职责' };
      expect(await event.step(event.command, 'approveEventReturn', approval)).toMatchObject({
        state: 'ACCEPTED',
      });
      expect(await read(id, 'leadOrganization { id } returnCount')).toEqual({
        leadOrganization: null,
        returnCount: 1,
      });
      expect(await event.dispatch(id)).toMatchObject({ state: 'DISPATCHED' });
    });
  });

  describe('handling', () => {
    it('starts after contact, unless nobody waits to be contacted', async () => {
      const id = await event.eventIn('SIGNED');
      const silent = (eventId: string) => event.step(event.officer, 'startEvent', { id: eventId });
      expect(await silent(id)).toMatchObject({ code: 'REPORTER_NOT_CONTACTED' });
      const anonymous = await event.eventIn('SIGNED', { anonymous: true });
      expect(await silent(anonymous)).toMatchObject({ state: 'IN_PROGRESS' });
    });

    it('stops the clock while suspended, over the National Day holiday too', async () => {
      clock.set(new Date('2026-09-28T10:00:00+08:00'));
      const id = await event.eventIn('IN_PROGRESS');
      const before = await read(id, 'deadline { dueAt }');
      const input = { id, note: '等待设备到货', until: '2026-10-20' };
      expect(await event.step(event.command, 'suspendEvent', input)).toMatchObject({
        state: 'SUSPENDED',
      });
      clock.set(new Date('2026-10-13T10:00:00+08:00'));
      expect(await read(id, 'deadline { status }')).toEqual({ deadline: { status: 'PAUSED' } });
      expect(await event.step(event.officer, 'resumeEvent', { id })).toMatchObject({
        state: 'IN_PROGRESS',
      });
      const after = await read(id, 'deadline { dueAt status } suspendedUntil');
      expect(after).toMatchObject({ deadline: { status: 'ON_TIME' }, suspendedUntil: null });
      // 28 September + 5 working days is 10 October (make-up Saturday); the pause took six working days.
      expect(before).toEqual({ deadline: { dueAt: '2026-10-10T15:59:59.999Z' } });
      expect(after).toMatchObject({ deadline: { dueAt: '2026-10-20T15:59:59.999Z' } });
    });

    it('refuses a suspension without an end in sight', async () => {
      const id = await event.eventIn('IN_PROGRESS');
      for (const until of ['2026-10-12', '2027-10-12']) {
        const input = { id, note: '等待设备到货', until };
        expect(await event.step(event.command, 'suspendEvent', input)).toMatchObject({
          code: 'SUSPENSION_TERM',
        });
      }
    });

    it('extends the limit once, and not after it has run out', async () => {
      const id = await event.eventIn('IN_PROGRESS');
      const input = { id, note: '施工审批', by: 2 };
      expect(await event.step(event.command, 'extendEvent', input)).toMatchObject({
        state: 'IN_PROGRESS',
        flags: expect.arrayContaining(['EXTENDED']),
      });
      expect(await event.step(event.command, 'extendEvent', input)).toMatchObject({
        code: 'EXTENDED_ALREADY',
      });
      const late = await event.eventIn('IN_PROGRESS');
      clock.set(new Date('2026-10-20T00:00:00+08:00'));
      expect(await event.step(event.command, 'extendEvent', { ...input, id: late })).toMatchObject({
        code: 'DEADLINE_EXPIRED',
      });
    });

    it('demands evidence where the category does', async () => {
      const id = await event.eventIn('IN_PROGRESS');
      const input = { id, result: '已修好' };
      expect(await event.step(event.officer, 'handleEvent', input)).toMatchObject({
        code: 'EVIDENCE_MISSING',
      });
    });

    it('is verified by somebody else; a failure is rework', async () => {
      const id = await event.eventIn('HANDLED');
      const self = actorWith('GRID_MEMBER', {
        subject: event.officer.subject,
        areas: [place.grid],
      });
      expect(await event.step(self, 'passEventVerification', { id })).toMatchObject({
        code: 'VERIFIER_IS_HANDLER',
      });
      const failure = { id, note: '仍不亮' };
      expect(await event.step(event.verifier, 'failEventVerification', failure)).toMatchObject({
        state: 'IN_PROGRESS',
        flags: expect.arrayContaining(['REWORK']),
      });
      expect(await event.handle(id)).toMatchObject({ state: 'HANDLED' });
    });
  });

  describe('closing and reopening', () => {
    it('closes after a call that was answered or two that were not', async () => {
      const id = await event.eventIn('AWAITING_FEEDBACK');
      expect(await event.close(id)).toMatchObject({ code: 'CALLBACK_MISSING' });
      await event.callBack(id, { reached: false });
      expect(await event.close(id)).toMatchObject({ code: 'CALLBACK_MISSING' });
      await event.callBack(id, { reached: false });
      expect(await event.close(id)).toMatchObject({ state: 'CLOSED' });
    });

    it('says whose matter it is when it is not ours', async () => {
      const id = await event.eventIn('CALLED_BACK');
      expect(await event.close(id, { outcome: 'OUT_OF_SCOPE' })).toMatchObject({
        code: 'RESPONSIBLE_BODY_MISSING',
      });
      const named = { outcome: 'OUT_OF_SCOPE', responsibleBody: '铁路部门' };
      expect(await event.close(id, named)).toMatchObject({ state: 'CLOSED' });
    });

    it('is reopened by its reporter within five working days, and not later', async () => {
      const id = await event.eventIn('CLOSED');
      const input = { id, note: '又不亮了' };
      const other = actorWith('RESIDENT', { subject: 'resident-2' });
      expect(await event.step(other, 'reopenEvent', input)).toMatchObject({ code: 'NOT_FOUND' });
      expect(await event.step(event.officer, 'reopenEvent', input)).toMatchObject({
        code: 'FORBIDDEN',
      });
      clock.set(new Date('2026-10-19T23:00:00+08:00'));
      expect(await event.step(event.resident, 'reopenEvent', input)).toMatchObject({
        state: 'IN_PROGRESS',
      });
      expect(await read(id, 'outcome reopenCount deadline { status }')).toEqual({
        outcome: null,
        reopenCount: 1,
        deadline: { status: 'ON_TIME' },
      });
      clock.set(MONDAY);
      const late = await event.eventIn('CLOSED');
      clock.set(new Date('2026-10-20T00:00:00+08:00'));
      expect(await event.step(event.resident, 'reopenEvent', { ...input, id: late })).toMatchObject(
        { code: 'REOPEN_TOO_LATE' },
      );
    });
  });
});
