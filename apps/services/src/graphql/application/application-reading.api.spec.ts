import { ANONYMOUS } from '@gezhi/identity';
import { actorWith } from '@gezhi/testing';
import { buildServicesSchema } from '../schema';
import {
  BUREAU,
  CENTRE,
  clerk,
  farClerk,
  officer,
  otherOfficer,
  resident,
  ServicesBench,
} from '../services.testing';

const AREAS = ['320104001', '320104002'];
const LISTS = `query ($reps: [_Any!]!) { _entities(representations: $reps) {
  ... on Area { applications(first: 5, filter: { states: [SUBMITTED] }) { nodes { id state item { id } itemVersion { number } clocks { kind } } totalCount } }
  ... on Organization { applications(first: 5) { totalCount } received: applications(part: RECEIVING) { totalCount } }
} }`;

describe('reading applications', () => {
  let bench: ServicesBench;
  let itemId: string;
  beforeAll(async () => {
    bench = await ServicesBench.open();
    ({ itemId } = await bench.publishedItem('11320104READ01'));
    for (let count = 0; count < 3; count++) await bench.submitted(itemId);
  });
  afterAll(() => bench[Symbol.asyncDispose]());

  interface Lists {
    readonly _entities: readonly {
      readonly applications: { readonly totalCount: number };
      readonly received?: { readonly totalCount: number };
    }[];
  }
  const lists = (actor = clerk) =>
    bench.subgraph.ask<Lists>(actor, LISTS, {
      reps: [
        ...AREAS.map((code) => ({ __typename: 'Area', code })),
        { __typename: 'Organization', id: BUREAU },
        { __typename: 'Organization', id: CENTRE },
      ],
    });

  it('lists them by area and by organisation, within the scope of the caller', async () => {
    const counts = async (actor = clerk): Promise<number[]> => {
      const { data, errors } = await lists(actor);
      expect(errors).toEqual([]);
      return (data?._entities ?? []).flatMap(({ applications, received }) => [
        applications.totalCount,
        ...(received ? [received.totalCount] : []),
      ]);
    };
    expect(await counts(clerk)).toEqual([3, 0, 3, 0, 0, 3]);
    expect(await counts(officer)).toEqual([3, 0, 3, 0, 0, 3]);
    for (const stranger of [farClerk, otherOfficer, resident]) {
      expect(await counts(stranger)).toEqual([0, 0, 0, 0, 0, 0]);
    }
    const nobody = await lists(ANONYMOUS);
    expect(JSON.stringify(nobody.data)).not.toContain('totalCount');
    expect(nobody.errors[0]?.extensions['code']).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
  });

  it('takes one statement a field, for any number of areas', async () => {
    const answer = await lists();
    // Three lists, their three counts, and the items, versions and clocks below them.
    expect(answer.statements).toHaveLength(9);
  });

  it('never shows an account, and shows an application by reference to those alone who may see it', async () => {
    const { _entities } = await bench.read<{
      _entities: { applications: { nodes: { id: string }[] } }[];
    }>(clerk, LISTS, { reps: [{ __typename: 'Area', code: AREAS[0] }] });
    const id = _entities[0]?.applications.nodes[0]?.id;
    const reference = { reps: [{ __typename: 'Application', id }] };
    const query = `query ($reps: [_Any!]!) { _entities(representations: $reps) { ... on Application { state } } }`;
    expect(await bench.read(clerk, query, reference)).toEqual({
      _entities: [{ state: 'SUBMITTED' }],
    });
    expect(await bench.read(farClerk, query, reference)).toEqual({ _entities: [null] });
    const { sdl, masks } = buildServicesSchema();
    expect(sdl).not.toMatch(/applicantSubject|actorSubject|applicantName/i);
    expect(Object.keys(masks)).toEqual(['ApplicantContact.name', 'ApplicantContact.phone']);
  });

  it('shows whoever holds the tracking code how far it is, and nothing else', async () => {
    const { id } = await bench.submitted(itemId);
    const { application } = await bench.read<{ application: { trackingCode: string } }>(
      clerk,
      'query ($id: ID!) { application(id: $id) { trackingCode } }',
      { id },
    );
    const track = `query ($code: String!) { applicationByTrackingCode(code: $code) { __typename state outcome submittedAt dueAt } }`;
    const spoken = application.trackingCode.toLowerCase().replace(/(.{5})/g, '$1 ');
    expect(await bench.read(ANONYMOUS, track, { code: spoken })).toEqual({
      applicationByTrackingCode: {
        __typename: 'ApplicationProgress',
        state: 'SUBMITTED',
        outcome: null,
        submittedAt: '2026-03-02T02:00:00.000Z',
        dueAt: null,
      },
    });
    for (const code of ['', 'x', `${application.trackingCode.slice(0, -1)}!`, '0'.repeat(20)]) {
      expect(await bench.read(ANONYMOUS, track, { code })).toEqual({
        applicationByTrackingCode: null,
      });
    }
  });

  it('hides figures of few applications and of areas out of scope', async () => {
    const answer = await bench.read<{
      _entities: { serviceMetrics: { key: string; value: number | null; suppressed: string }[] }[];
    }>(
      actorWith('SUBDISTRICT_COMMAND', { areas: ['320104001'] }),
      `query ($reps: [_Any!]!) { _entities(representations: $reps) { ... on Area {
        serviceMetrics(keys: ["service.applications", "service.items.NEARBY", "service.materialReduction"], window: { month: "2026-03" }) { key value suppressed }
      } } }`,
      { reps: AREAS.map((code) => ({ __typename: 'Area', code })) },
    );
    expect(answer._entities[0]?.serviceMetrics).toEqual([
      { key: 'service.applications', value: null, suppressed: 'SMALL_COUNT' },
      { key: 'service.items.NEARBY', value: 1, suppressed: 'NONE' },
      { key: 'service.materialReduction', value: 4 / 6, suppressed: 'NONE' },
    ]);
    expect(answer._entities[1]?.serviceMetrics.map(({ suppressed }) => suppressed)).toEqual(
      Array(3).fill('NO_SCOPE'),
    );
  });
});
