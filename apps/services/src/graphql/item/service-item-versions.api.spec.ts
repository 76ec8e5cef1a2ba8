import { ANONYMOUS } from '@gezhi/identity';
import type { Outcome } from '../services.testing';
import {
  administrator,
  APPLICATION,
  BUREAU,
  CATALOG_ENTRY,
  clerk,
  CONTENT,
  draftOf,
  officer,
  otherOfficer,
  ServicesBench,
} from '../services.testing';

const BASIS = { basisDocument: '秦政办发〔2026〕1号' };

describe('the versions of a service item', () => {
  let bench: ServicesBench;
  beforeAll(async () => {
    bench = await ServicesBench.open();
    await bench.take(administrator, 'registerCatalogItem', CATALOG_ENTRY, 'code');
  });
  afterAll(() => bench[Symbol.asyncDispose]());
  beforeEach(() => {
    bench.now = '2026-03-02T10:00';
  });

  const draft = async (taskCode: string): Promise<Outcome> => {
    const item = await bench.take(
      officer,
      'draftServiceItem',
      draftOf(taskCode),
      'id version versions { nodes { id version state } }',
    );
    const { nodes } = item['versions'] as { nodes: Outcome[] };
    return { ...(nodes[0] as Outcome), itemId: item.id };
  };
  const versionsOf = async (id: unknown, actor = officer): Promise<unknown> => {
    const answer = await bench.read<{ serviceItem: { versions: { nodes: unknown[] } } | null }>(
      actor,
      `query ($id: ID!) { serviceItem(id: $id) { versions { nodes { number state effectiveFrom effectiveTo } } } }`,
      { id },
    );
    return answer.serviceItem?.versions.nodes ?? null;
  };

  it('supersede one another without gap or overlap, and stay as they were published', async () => {
    const first = await draft('11320104VERSION1');
    await bench.take(officer, 'publishServiceItem', {
      id: first.id,
      effectiveFrom: '2026-03-02',
      ...BASIS,
    });
    expect(
      await bench.take(officer, 'editServiceItemDraft', { id: first.id, content: CONTENT }),
    ).toMatchObject({ __typename: 'RuleRefusal', code: 'GOV_LIST_IMMUTABLE' });
    const revision = { id: first['itemId'], content: { ...CONTENT, promisedDays: 5 } };
    const second = await bench.take(officer, 'reviseServiceItem', revision);
    expect(second).toMatchObject({ state: 'DRAFT' });
    expect(await bench.take(officer, 'reviseServiceItem', revision)).toMatchObject({
      code: 'GOV_LIST_DRAFT_EXISTS',
    });
    const edited = await bench.take(
      officer,
      'editServiceItemDraft',
      { id: second.id, seenVersion: 1, content: { ...CONTENT, promisedDays: 4, materials: [] } },
      'promisedDays materialsAsked materials { code } version',
    );
    expect(edited).toMatchObject({ promisedDays: 4, materialsAsked: 0, materials: [], version: 2 });
    await bench.take(officer, 'publishServiceItem', {
      id: second.id,
      effectiveFrom: '2026-04-01',
      ...BASIS,
    });
    expect(await versionsOf(first['itemId'])).toEqual([
      { number: 2, state: 'PUBLISHED', effectiveFrom: '2026-04-01', effectiveTo: null },
      { number: 1, state: 'SUPERSEDED', effectiveFrom: '2026-03-02', effectiveTo: '2026-03-31' },
    ]);
    // Withdrawn before it came into force, it leaves the one before in place.
    await bench.take(officer, 'withdrawServiceItem', {
      id: second.id,
      from: '2026-03-15',
      note: '试点推迟',
    });
    expect(await versionsOf(first['itemId'])).toEqual([
      { number: 2, state: 'WITHDRAWN', effectiveFrom: '2026-04-01', effectiveTo: '2026-03-31' },
      { number: 1, state: 'PUBLISHED', effectiveFrom: '2026-03-02', effectiveTo: null },
    ]);
  });

  it('are published from today on, on a document, and once', async () => {
    const { id } = await draft('11320104VERSION2');
    const publish = { id, effectiveFrom: '2026-03-02', ...BASIS };
    for (const [wrong, code, field] of [
      [{ effectiveFrom: '2026-03-01' }, 'GOV_LIST_RETROACTIVE', 'effectiveFrom'],
      [{ basisDocument: ' ' }, 'GOV_LIST_WITHOUT_BASIS', 'basisDocument'],
    ] as const) {
      expect(
        await bench.take(officer, 'publishServiceItem', { ...publish, ...wrong }),
      ).toMatchObject({ code, path: ['input', field] });
    }
    expect(
      await bench.take(officer, 'publishServiceItem', { ...publish, seenVersion: 7 }),
    ).toMatchObject({ __typename: 'Conflict', currentVersion: 1 });
    expect(await bench.take(officer, 'publishServiceItem', publish)).toMatchObject({
      state: 'PUBLISHED',
      version: 2,
    });
    expect(await bench.take(officer, 'publishServiceItem', publish)).toMatchObject({
      __typename: 'InvalidTransition',
      currentState: 'PUBLISHED',
    });
  });

  it('promise no more than can be promised', async () => {
    const wrong = [
      [{ promisedDays: 21 }, 'PROMISE_BEYOND_LAW'],
      [{ caseKind: 'INSTANT' }, 'INSTANT_TAKES_A_DAY'],
      [{ feeFen: 1_000 }, 'FEE_WITHOUT_BASIS'],
      [{ materials: [CONTENT.materials[0], CONTENT.materials[0]] }, 'MATERIAL_TWICE'],
    ] as const;
    for (const [change, code] of wrong) {
      const input = { ...draftOf('11320104WRONG'), content: { ...CONTENT, ...change } };
      expect(await bench.take(officer, 'draftServiceItem', input)).toMatchObject({ code });
    }
    expect(
      await bench.take(officer, 'draftServiceItem', {
        ...draftOf('11320104WRONG'),
        catalogCode: '000199999999',
      }),
    ).toMatchObject({ code: 'UNKNOWN_CATALOG_CODE' });
    await draft('11320104TAKEN');
    expect(await bench.take(officer, 'draftServiceItem', draftOf('11320104TAKEN'))).toMatchObject({
      code: 'TASK_CODE_TAKEN',
    });
    expect(
      await bench.take(
        administrator,
        'registerCatalogItem',
        {
          ...CATALOG_ENTRY,
          clientMutationId: null,
        },
        'code',
      ),
    ).toMatchObject({ code: 'CATALOG_CODE_TAKEN' });
  });

  it('are written by the organisation that carries them out, and drafts are seen by nobody else', async () => {
    const { id, itemId } = await draft('11320104VERSION3');
    expect(
      await bench.take(otherOfficer, 'draftServiceItem', draftOf('11320104OTHER')),
    ).toMatchObject({ __typename: 'Forbidden' });
    const publish = { id, effectiveFrom: '2026-03-02', ...BASIS };
    expect(await bench.take(otherOfficer, 'publishServiceItem', publish)).toMatchObject({
      __typename: 'NotFound',
    });
    expect(await versionsOf(itemId, otherOfficer)).toBeNull();
    expect(await versionsOf(itemId)).toEqual([
      { number: 1, state: 'DRAFT', effectiveFrom: null, effectiveTo: null },
    ]);
  });

  it('open nothing before they hold, after they end, over a channel they lack or outside their area (V1)', async () => {
    const { id, itemId } = await draft('11320104VERSION4');
    const apply = { ...APPLICATION, serviceItemId: itemId };
    const notYet = { __typename: 'RuleRefusal', code: 'ITEM_NOT_IN_FORCE' };
    expect(await bench.take(clerk, 'draftApplication', apply)).toMatchObject({
      __typename: 'NotFound',
    });
    await bench.take(officer, 'publishServiceItem', { id, effectiveFrom: '2026-03-03', ...BASIS });
    expect(await bench.take(clerk, 'draftApplication', apply)).toMatchObject(notYet);
    bench.now = '2026-03-03T09:00';
    const waiting = await bench.take(clerk, 'draftApplication', apply);
    expect(waiting).toMatchObject({ state: 'DRAFT' });
    expect(
      await bench.take(clerk, 'draftApplication', { ...apply, channel: 'SELF_SERVICE' }),
    ).toMatchObject({ code: 'CHANNEL_NOT_OFFERED', path: ['input', 'channel'] });
    expect(
      await bench.take(clerk, 'draftApplication', { ...apply, channel: 'AGENCY' }),
    ).toMatchObject({ code: 'AGENT_WITHOUT_MANDATE' });
    const farOff = { ...clerk, areas: ['3201'] };
    expect(
      await bench.take(farOff, 'draftApplication', { ...apply, areaCode: '320105' }),
    ).toMatchObject({ code: 'ITEM_NOT_OFFERED_THERE' });
    await bench.take(officer, 'withdrawServiceItem', { id, from: '2026-03-04', note: '职能划转' });
    bench.now = '2026-03-04T09:00';
    expect(await bench.take(clerk, 'submitApplication', { id: waiting.id })).toMatchObject(notYet);
    expect(await bench.take(clerk, 'draftApplication', apply)).toMatchObject(notYet);
  });

  it('are found by tag, organisation and name by everybody, with one statement a field', async () => {
    const tagged = await bench.publishedItem('11320104FIND1', {
      name: '道路货物运输经营许可',
      channelTags: ['DISTRICT_WIDE'],
    });
    await bench.publishedItem('11320104FIND2', { name: '100%备案_示例', channelTags: ['NEARBY'] });
    const found = async (filter: object): Promise<string[]> => {
      const answer = await bench.read<{ serviceItems: { nodes: { taskCode: string }[] } }>(
        ANONYMOUS,
        `query ($filter: ServiceItemFilter) { serviceItems(filter: $filter, first: 50) { nodes { taskCode } } }`,
        { filter },
      );
      return answer.serviceItems.nodes.map(({ taskCode }) => taskCode);
    };
    expect(await found({ tag: 'DISTRICT_WIDE' })).toEqual(['11320104FIND1']);
    expect(await found({ name: '货物运输' })).toEqual(['11320104FIND1']);
    expect(await found({ name: '100%备案_' })).toEqual(['11320104FIND2']);
    expect(await found({ name: '%' })).toEqual(['11320104FIND2']);
    expect(await found({ organizationId: BUREAU, tag: 'NEARBY' })).toContain('11320104FIND2');
    expect(await found({ organizationId: 'nonsense' })).toEqual([]);
    const answer = await bench.subgraph.ask<{ _entities: unknown[] }>(
      ANONYMOUS,
      `query ($reps: [_Any!]!) { _entities(representations: $reps) {
        ... on ServiceItem { taskCode inForce { name materials { code source } } catalogItem { name type } }
        ... on Organization { serviceItems(first: 3) { nodes { taskCode } totalCount } }
      } }`,
      {
        reps: [
          { __typename: 'ServiceItem', id: tagged.itemId },
          { __typename: 'Organization', id: BUREAU },
          { __typename: 'Organization', id: 'nonsense' },
        ],
      },
    );
    expect(answer.errors).toEqual([]);
    expect(answer.statements).toHaveLength(6);
    expect(answer.data?._entities[2]).toEqual({ serviceItems: { nodes: [], totalCount: 0 } });
  });
});
