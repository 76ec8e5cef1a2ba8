import { cityPlan, DEMO_AS_OF, DEMO_START } from '@gezhi/city';
import type { EventAction, EventState } from '../../../domain/event/event.states';
import { DEADLINE_ACTIONS } from '../../../domain/escalation/deadline.actions';
import { EVENT_MACHINE, EVENT_NOTES, OPEN_STATES } from '../../../domain/event/event.states';
import type { EventLife } from './event-life';
import { DemoDecisions } from './dispatch-decisions';
import { partsOf } from './event-parts';
import { eventLives } from './events';

describe('the events of the demonstration', () => {
  let lives: EventLife[];
  beforeAll(() => {
    lives = [...eventLives(cityPlan())];
  }, 60_000);

  it('are a year of 36,000, each with a number of its own', () => {
    expect(lives).toHaveLength(36_000);
    expect(new Set(lives.map(({ event }) => event.number)).size).toBe(36_000);
  });

  it('follow the state table step by step, in the order of time, within the year', () => {
    expect(lives.flatMap(faultsOf)).toEqual([]);
  });

  it('are open in every state in which something is left to do', () => {
    const states = new Set(lives.map(({ event }) => event.state));
    expect(OPEN_STATES.filter((state) => !states.has(state))).toEqual([]);
  });

  it('are verified by somebody else than the handler, and closed with outcome and level', () => {
    const wrong = lives.filter(
      ({ event }) =>
        (event.verifierSubject !== null && event.verifierSubject === event.handlerSubject) ||
        (event.state === 'CLOSED' &&
          !(event.outcome && event.absorptionLevel && event.deadline?.metAt)),
    );
    expect(wrong).toEqual([]);
  });

  it('had what their deadlines asked for: all that closed late were carried up, and none that closed in time', () => {
    const late = ({ event }: EventLife) =>
      event.state === 'CLOSED' &&
      event.deadline?.metAt &&
      event.deadline.metAt > event.deadline.dueAt;
    const carried = ({ event, acts }: EventLife) =>
      acts?.escalations.some(
        ({ stage, level, clockStartedAt }) =>
          stage === 'HANDLING' &&
          level !== 'HOLDER' &&
          clockStartedAt.getTime() === event.deadline?.startedAt.getTime(),
      ) ?? false;
    const closed = lives.filter(({ event }) => event.state === 'CLOSED');
    expect(closed.filter((life) => Boolean(late(life)) !== carried(life))).toHaveLength(0);
    expect(closed.filter(carried).length).toBeGreaterThan(1_000);
    const rows = lives.flatMap(({ acts }) => acts?.escalations ?? []);
    process.stdout.write(
      `demo: ${rows.length} acts, ${lives.filter(({ acts }) => acts?.supervision).length} supervised\n`,
    );
  });

  it('were sent in the last weeks as the traces say, one in ten otherwise than rules and catalogue name', () => {
    const decisions = new DemoDecisions(cityPlan());
    for (const life of lives) decisions.tell(life);
    const { rows } = decisions;
    const last = new Map(rows.map((row) => [row.eventId, row]));
    const wrong = lives.filter(({ event }) => {
      const order = last.get(event.id);
      return (
        order !== undefined &&
        event.leadOrganizationId !== null &&
        (order.leadOrganizationId !== event.leadOrganizationId ||
          order.basis !== event.dispatchBasis)
      );
    });
    expect(wrong.map(({ event }) => event.number)).toEqual([]);
    const share = (of: (row: (typeof rows)[number]) => boolean) =>
      rows.filter(of).length / rows.length;
    expect(rows.length).toBeGreaterThan(3_000);
    expect(share(({ overridden }) => overridden)).toBeGreaterThan(0.02);
    expect(share(({ overridden }) => overridden)).toBeLessThan(0.12);
    expect(share(({ basis }) => basis === 'RULE')).toBeGreaterThan(0.4);
    expect(
      rows.filter(({ returnDecision }) => returnDecision === 'APPROVED').length,
    ).toBeGreaterThan(20);
  });

  it('have parts that follow the table and are closed before their matter is handled', () => {
    const plan = cityPlan();
    const parts = lives.flatMap((life) => partsOf(plan, life).map((part) => ({ part, life })));
    expect(parts.length).toBeGreaterThan(20);
    expect(parts.flatMap(({ part }) => faultsOf(part))).toEqual([]);
    const late = parts.filter(({ part, life }) => {
      const handled = life.steps.find(({ action }) => action === 'handle')?.occurredAt;
      const { closedAt, deadline } = part.event;
      const due = life.event.deadline?.dueAt;
      return (
        !closedAt || !handled || closedAt > handled || !due || !deadline || deadline.dueAt > due
      );
    });
    expect(late).toEqual([]);
  });

  it('have what came of them: merges, repeats, orders for a secretary, disputes, answered suggestions', () => {
    const after = lives.flatMap(({ aftermath }) => aftermath?.lives ?? []);
    expect(after.flatMap(faultsOf)).toEqual([]);
    const works = [...lives, ...after].map(({ work }) => work);
    const count = {
      merged: after.filter(({ event }) => event.state === 'MERGED').length,
      repeats: after.filter(({ event }) => event.repeatOfId !== null).length,
      orders: works.reduce((sum, { orders }) => sum + orders.length, 0),
      disputes: works.reduce((sum, { disputes }) => sum + disputes.length, 0),
      answers: works.reduce((sum, { answers }) => sum + answers.length, 0),
    };
    process.stdout.write(`demo: ${JSON.stringify(count)}\n`);
    for (const each of Object.values(count)) {
      expect(each).toBeGreaterThan(60);
      expect(each).toBeLessThan(900);
    }
    const states = new Set(works.flatMap(({ orders }) => orders.map(({ state }) => state)));
    expect([...states]).toEqual(
      expect.arrayContaining(['CLOSED', 'RESOLVED', 'DECLINED', 'JOINT_HANDLING']),
    );
  });

  it('are the same every time', () => {
    const again = eventLives(cityPlan());
    for (const { event } of lives.slice(0, 200)) expect(again.next().value?.event).toEqual(event);
  });
});

/** Where a life breaks the table or the order of time. A year has too many steps for an `expect` each. */
function faultsOf({ event, steps }: EventLife): string[] {
  const faults: string[] = [];
  let state: EventState | null = null;
  let at = DEMO_START;
  for (const { action, fromState, toState, occurredAt } of steps) {
    const legal: boolean =
      state === null
        ? action === 'report'
        : Object.hasOwn(DEADLINE_ACTIONS, action) || Object.hasOwn(EVENT_NOTES, action)
          ? toState === state
          : EVENT_MACHINE.next(state, action as EventAction).ok;
    if (!legal || fromState !== state) faults.push(`${event.number}: ${action} from ${state}`);
    if (occurredAt < at) faults.push(`${event.number}: ${action} goes back in time`);
    state = toState as EventState;
    at = occurredAt;
  }
  if (state !== event.state || event.version !== steps.length || at >= DEMO_AS_OF)
    faults.push(`${event.number}: ends otherwise`);
  return faults;
}
