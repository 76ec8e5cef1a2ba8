import { cityPlan, DEMO_AS_OF } from '@gezhi/city';
import { RESPONSE_MACHINE } from '../../../domain/whistle/whistle-response.states';
import { WHISTLE_MACHINE } from '../../../domain/whistle/whistle.states';
import { eventLives } from './events';
import type { WhistleLife } from './whistle-life';
import { whistleLives, whistlePicker } from './whistles';

describe('the whistles of the demonstration', () => {
  let lives: WhistleLife[];
  beforeAll(() => {
    const plan = cityPlan();
    const pick = whistlePicker(plan);
    const sources = [...eventLives(plan)]
      .map(({ event }) => pick(event))
      .filter((each) => each !== null);
    lives = whistleLives(plan, sources);
  }, 60_000);

  const share = (part: number, whole: number) => part / whole;

  it('are more than 300 from 12 subdistricts to 50 units and more, four in five of them solved', () => {
    const blown = lives.filter(({ whistle }) => whistle.blownAt !== null);
    expect(blown.length).toBeGreaterThan(300);
    expect(blown.length).toBeLessThan(420);
    expect(new Set(blown.map(({ whistle }) => whistle.areaCode.slice(0, 9))).size).toBe(12);
    const responses = blown.flatMap((life) => life.responses);
    expect(
      new Set(responses.map(({ organizationId }) => organizationId)).size,
    ).toBeGreaterThanOrEqual(50);
    const closed = blown.filter(({ whistle }) => whistle.state === 'CLOSED');
    const resolved = closed.filter(({ whistle }) => whistle.outcome === 'RESOLVED');
    expect(share(resolved.length, closed.length)).toBeGreaterThanOrEqual(0.8);
    const due = responses.filter(({ state, dueAt }) => state !== 'EXCUSED' && dueAt < DEMO_AS_OF);
    const timely = due.filter(({ arrivedAt, dueAt }) => arrivedAt !== null && arrivedAt <= dueAt);
    expect(share(timely.length, due.length)).toBeCloseTo(0.95, 1);
  });

  it('include objections of both ends, absences, raised and tough ones, withdrawals and relapses', () => {
    const responses = lives.flatMap((life) => life.responses);
    const objections = new Set(responses.map(({ objectionState }) => objectionState));
    expect([...objections]).toEqual(expect.arrayContaining([null, 'ACCEPTED', 'REFUSED']));
    expect(responses.some(({ state }) => state === 'ABSENT')).toBe(true);
    const some = (which: (life: WhistleLife) => boolean) =>
      expect(lives.filter(which).length).toBeGreaterThan(0);
    some(({ whistle }) => whistle.raiseCount > 0);
    some(({ whistle }) => whistle.kind === 'TOUGH' && whistle.headReportedAt !== null);
    some(({ whistle }) => whistle.state === 'WITHDRAWN');
    some(({ whistle }) => whistle.relapse);
    some(({ whistle }) => whistle.kind === 'EMERGENCY');
    expect(new Set(lives.map(({ whistle }) => whistle.number)).size).toBe(lives.length);
  });

  it('follow the state tables step by step, in the order of time, within the year', () => {
    const faults = lives.flatMap(({ whistle, steps, responseSteps }) => [
      ...faultsOf(steps, WHISTLE_MACHINE as never).map((fault) => `${whistle.number}: ${fault}`),
      ...[...Map.groupBy(responseSteps, ({ responseId }) => responseId).values()].flatMap((own) =>
        faultsOf(own, RESPONSE_MACHINE as never),
      ),
    ]);
    expect(faults).toEqual([]);
  });
});

interface Step {
  readonly action: string;
  readonly fromState: string | null;
  readonly toState: string;
  readonly occurredAt: Date;
}

function faultsOf(steps: readonly Step[], machine: typeof WHISTLE_MACHINE): string[] {
  let [state, at]: [string | null, Date] = [null, new Date(0)];
  const faults: string[] = [];
  for (const { action, fromState, toState, occurredAt } of steps) {
    const legal = state === null || machine.next(state as never, action as never).ok;
    if (!legal || fromState !== state) faults.push(`${action} from ${state}`);
    if (occurredAt < at || occurredAt >= DEMO_AS_OF) faults.push(`${action} out of time`);
    [state, at] = [toState, occurredAt];
  }
  return faults;
}
