import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../subgraph';
import type { Subdistrict } from './a-subdistrict.testing';
import { aSubdistrict } from './a-subdistrict.testing';
import { eventVerbs } from './event-verbs.testing';
import { listVerbs } from './list-verbs.testing';
import { tickingClock } from './ticking-clock.testing';

const MONDAY = new Date('2026-10-12T10:00:00+08:00');

/** The centre of the district. */
export const district = actorWith('DISTRICT_COMMAND', { areas: ['320104'] });

/** The orders of an event, as queries ask for them. */
export const DISPATCH_DECISIONS = `dispatchDecisions(first: 5) { nodes { basis overridden ruleCode ruleSetVersion itemCode
  catalogueVersion returnDecision returnReason proposedOrganization { id } leadOrganization { id }
  trace { undecided facts { minute workday categoryCode } steps { code failed } } } }`;

/** What the rules of the tests send to committees. */
export const TO_COMMITTEE = { code: 'SMALL', priority: 10, title: '小事派社区', action: 'UNIT' };
export const COMMITTEE = { level: 'COMMUNITY', departmentCode: 'COMMUNITY' };

/** A subdistrict laid out anew for each test, on a Monday at ten, with everything that dispatch goes by. */
export class DispatchStage {
  readonly clock = tickingClock(MONDAY);
  grid!: SubgraphUnderTest;
  place!: Subdistrict;
  event!: ReturnType<typeof eventVerbs>;
  lists!: ReturnType<typeof listVerbs>;

  constructor() {
    beforeAll(async () => {
      this.grid = await subgraphInProcess(gridSubgraph, { clock: this.clock });
      this.lists = listVerbs(this.grid, district);
    });
    beforeEach(async () => {
      this.clock.set(MONDAY);
      this.place = await aSubdistrict(this.grid.dataSource);
      this.event = eventVerbs(this.grid, this.place);
    });
    afterAll(() => this.grid?.[Symbol.asyncDispose]());
  }

  async read(id: string, fields: string, actor = this.event.command) {
    const answer = await this.grid.ask<{ govEvent: Record<string, unknown> | null }>(
      actor,
      `query ($id: ID!) { govEvent(id: $id) { ${fields} } }`,
      { id },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.govEvent;
  }

  async ordersOf(id: string): Promise<object[]> {
    const orders = (await this.read(id, DISPATCH_DECISIONS))?.['dispatchDecisions'];
    return (orders as { nodes: object[] }).nodes;
  }

  /** An event accepted under a category. */
  async accepted(categoryCode: string, more: object = {}): Promise<string> {
    const id = await this.event.report(more);
    await this.event.accept(id, { categoryCode });
    return id;
  }
}
