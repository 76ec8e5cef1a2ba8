import { randomBytes } from 'node:crypto';
import { savedOperation } from '../workloads/city/city-operations';

/** Asks the graph as a demo identity; throws when the answer has errors. */
export type Ask = (identity: string, query: string, variables?: object) => Promise<unknown>;

/** Something people do many times a day, whose statements must find their rows by index. */
export interface Question {
  readonly name: string;
  readonly ask: (ask: Ask) => Promise<void>;
}

const GRID_MEMBER = 'grid-member-320104001002C001';
const COMMAND = 'subdistrict-command-320104001';
const DISTRICT = 'district-command-320104';
const GRID = '320104001002C001';
const SUBDISTRICT = '320104001';
const PLACE = { longitude: 118.79, latitude: 32.03 };
const PAGE = '{ nodes { id state } pageInfo { hasNextPage endCursor } totalCount }';

/** W2 with all it can show. */
const WHOLE_BOARD = `query ($area: ID!) { area(code: $area) { name
  eventBoard { open overdue approaching byState { state count } whistlesWaiting risks { kind phase count late }
    live { escalated supervised reportedToday closedToday onDutyNow bySource { source count } } }
  overdue: events(first: 10, filter: { overdue: true }) ${PAGE}
  alerts(first: 10) { nodes { id state } totalCount } } }`;

const REPORT = `mutation ($input: ReportEventInput!) { reportEvent(input: $input) { __typename
  ... on GovEvent { id version possibleDuplicates(first: 5) { nodes { id } } } ... on Problem { code message } } }`;
const ACCEPT = `mutation ($input: AcceptEventInput!) { acceptEvent(input: $input) { __typename
  ... on GovEvent { id repeatState repeats(first: 5) { nodes { id } } } ... on Problem { code message } } }`;
const BULK = `mutation ($input: ReportEventsInput!) { reportEvents(input: $input) { __typename
  ... on ReportedEvents { received refused } ... on Problem { code message } } }`;

const matter = (more: object) => ({
  source: 'GRID_PATROL',
  nature: 'COMPONENT',
  title: '路灯不亮',
  description: '小区东门口第三盏路灯不亮。',
  ...more,
});
const key = (): string => randomBytes(9).toString('hex');

export const QUESTIONS: readonly Question[] = [
  {
    name: 'w1 task list of a grid member',
    ask: async (ask) => {
      const list = savedOperation('front-end-my-tasks');
      const first = await ask(GRID_MEMBER, list);
      const cursor = /"endCursor":"([^"]+)"/.exec(JSON.stringify(first))?.[1];
      await ask(
        GRID_MEMBER,
        `query ($after: String) { myOpenEvents(first: 20, after: $after) ${PAGE} }`,
        {
          after: cursor ?? null,
        },
      );
      await ask('department-officer', list);
      await ask('resident', list);
    },
  },
  {
    name: 'w2 board of a command centre',
    ask: async (ask) => {
      await ask(COMMAND, savedOperation('front-end-command-board'), { area: SUBDISTRICT });
      await ask(COMMAND, WHOLE_BOARD, { area: SUBDISTRICT });
      await ask(DISTRICT, WHOLE_BOARD, { area: '320104' });
    },
  },
  {
    name: 'w5 an event reported, accepted and dispatched',
    ask: async (ask) => {
      const { reportEvent } = (await ask(GRID_MEMBER, REPORT, {
        input: matter({
          clientMutationId: key(),
          areaCode: GRID,
          ...PLACE,
          contact: { phone: '13900000000' },
        }),
      })) as { reportEvent: { id: string } };
      await ask(COMMAND, ACCEPT, { input: { id: reportEvent.id, categoryCode: 'URBAN.LIGHTING' } });
      await ask(
        COMMAND,
        `query ($id: ID!) { nearestOnDuty(eventId: $id) { distanceMetres } previewDispatch(eventId: $id) { __typename } }`,
        {
          id: reportEvent.id,
        },
      );
    },
  },
  {
    name: 'people on duty near a point',
    ask: async (ask) => {
      await ask(
        COMMAND,
        'query ($point: PointInput) { nearestOnDuty(point: $point) { distanceMetres openOrders onShift } }',
        {
          point: PLACE,
        },
      );
    },
  },
  {
    name: 'twenty matters from the hotline, and once more',
    ask: async (ask) => {
      const run = key();
      const items = Array.from({ length: 20 }, (_, place) =>
        matter({
          source: 'HOTLINE_12345',
          nature: 'DEMAND',
          areaCode: '320104001002',
          externalSystem: 'HOTLINE_CITY',
          externalId: `${run}-${place}`,
        }),
      );
      await ask('intake-hotline', BULK, { input: { items } });
      await ask('intake-hotline', BULK, { input: { items } });
    },
  },
  {
    name: 'whistles',
    ask: async (ask) => {
      const list = `query ($area: ID!, $filter: WhistleFilter) { area(code: $area) { whistles(first: 20, filter: $filter) ${PAGE} } }`;
      await ask(COMMAND, list, { area: SUBDISTRICT });
      await ask(DISTRICT, list, { area: '320104', filter: { waiting: true } });
    },
  },
  {
    name: 'events of an area',
    ask: async (ask) => {
      const list = `query ($area: ID!, $filter: EventFilter) { area(code: $area) { events(first: 20, filter: $filter) ${PAGE} } }`;
      for (const filter of [
        {},
        { overdue: true },
        { approaching: true },
        { states: ['CLOSED'] },
        { categoryCode: 'URBAN.LIGHTING' },
        { flags: ['REPEAT'] },
        { urgencies: ['DANGER'], open: true },
        { sources: ['CITIZEN_APP'] },
        { reportedFrom: '2026-10-01T00:00:00+08:00', reportedBefore: '2026-11-01T00:00:00+08:00' },
      ]) {
        await ask(DISTRICT, list, { area: '320104', filter });
        await ask(GRID_MEMBER, list, { area: GRID, filter });
      }
      await ask(
        COMMAND,
        `query ($near: MapPlaceInput!) { eventsWithin(first: 20, place: $near) ${PAGE} }`,
        {
          near: { near: { ...PLACE, metres: 250 } },
        },
      );
      await ask(
        COMMAND,
        `query ($area: ID!) { area(code: $area) { callbacksDue(first: 20) ${PAGE} dissatisfactionToReview(first: 20) ${PAGE} } }`,
        {
          area: SUBDISTRICT,
        },
      );
    },
  },
  {
    name: 'orders of a department',
    ask: async (ask) => {
      await ask('department-officer', savedOperation('department-my-orders'), {
        search: '秦淮区城市管理局',
        window: { month: '2026-10' },
      });
    },
  },
  {
    name: 'w3 report over all subdistricts',
    ask: async (ask) => {
      await ask('integrator', savedOperation('integrator-district-overview'), {
        area: '320104',
        window: { month: '2026-10' },
      });
    },
  },
  {
    name: 'what changed, for a screen that follows',
    ask: async (ask) => {
      await ask(
        COMMAND,
        'query ($within: ID) { gridChanges(within: $within, first: 20) { __typename } }',
        {
          within: SUBDISTRICT,
        },
      );
    },
  },
];
