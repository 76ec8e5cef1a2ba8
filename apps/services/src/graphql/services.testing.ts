import type { Actor } from '@gezhi/identity';
import type { Clock } from '@gezhi/kernel';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { servicesSubgraph } from '../subgraph';

export const BUREAU = '01890000-0000-7000-8000-00000000000a';
export const OTHER_BUREAU = '01890000-0000-7000-8000-00000000000b';
export const CENTRE = '01890000-0000-7000-8000-00000000000c';

export const administrator = actorWith('ADMINISTRATOR', { areas: ['320104'] });
export const officer = actorWith('DEPARTMENT_OFFICER', { organizationId: BUREAU });
export const otherOfficer = actorWith('DEPARTMENT_OFFICER', {
  subject: 'test-other-officer',
  organizationId: OTHER_BUREAU,
});
export const clerk = actorWith('WINDOW_CLERK', { areas: ['320104001'], organizationId: CENTRE });
export const farClerk = actorWith('WINDOW_CLERK', { subject: 'test-far', areas: ['320104002'] });
export const resident = actorWith('RESIDENT', { subject: 'test-resident-1' });
export const neighbour = actorWith('RESIDENT', { subject: 'test-resident-2' });

/** What any mutation answers, flattened: the success or the problem. */
export interface Outcome {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly path?: readonly string[];
  readonly source?: string | null;
  readonly allowed?: readonly string[];
  readonly currentVersion?: number;
  readonly id: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

const PROBLEM = `... on Problem { __typename code message path }
  ... on RuleRefusal { source } ... on InvalidTransition { currentState allowed } ... on Conflict { currentVersion }`;

/** A services subgraph whose clock the test sets. */
export class ServicesBench implements AsyncDisposable {
  private constructor(
    readonly subgraph: SubgraphUnderTest,
    private readonly time: { at: Date },
  ) {}

  static async open(at = '2026-03-02T10:00:00+08:00'): Promise<ServicesBench> {
    const time = { at: new Date(at) };
    const clock: Clock = { now: () => time.at };
    return new ServicesBench(await subgraphInProcess(servicesSubgraph, { clock }), time);
  }

  /** Sets the clock: `2026-10-01T10:00` in Nanjing. */
  set now(local: string) {
    this.time.at = new Date(`${local}:00+08:00`);
  }

  /** Takes a mutation with an input; `fields` are read from the success. */
  async take(
    actor: Actor,
    mutation: string,
    input: object,
    fields?: string,
    language: 'en' | 'zh' = 'en',
  ): Promise<Outcome> {
    const name = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
    const on = SUCCESS[mutation] ?? 'Application';
    const selected = fields ?? (on === 'ServiceItem' ? 'id version' : 'id state version');
    const answer = await this.subgraph.ask<Record<string, Outcome>>(
      actor,
      `mutation ($input: ${INPUT[mutation] ?? `${name}Input`}!) { ${mutation}(input: $input) { __typename ... on ${on} { ${selected} } ${PROBLEM} } }`,
      { input },
      language,
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.[mutation] as Outcome;
  }

  /** Asks a query and expects no error. */
  async read<Data>(actor: Actor, query: string, variables: object = {}): Promise<Data> {
    const answer = await this.subgraph.ask<Data>(actor, query, variables);
    expect(answer.errors).toEqual([]);
    return answer.data as Data;
  }

  /** Registers the catalogue entry and publishes an item with effect of today; answers the item and its version. */
  async publishedItem(
    taskCode: string,
    content: Partial<typeof CONTENT> = {},
  ): Promise<{ readonly itemId: string; readonly versionId: string }> {
    await this.take(administrator, 'registerCatalogItem', CATALOG_ENTRY, 'code');
    const item = await this.take(
      officer,
      'draftServiceItem',
      { ...draftOf(taskCode), content: { ...CONTENT, ...content } },
      'id version versions { nodes { id number state } }',
    );
    const { nodes } = item['versions'] as { nodes: readonly { id: string }[] };
    const versionId = nodes[0]?.id ?? '';
    const published = await this.take(officer, 'publishServiceItem', {
      id: versionId,
      effectiveFrom: this.today(),
      basisDocument: '秦政办发〔2026〕1号',
    });
    expect(published).toMatchObject({ state: 'PUBLISHED' });
    return { itemId: item.id, versionId };
  }

  /** An application of a counter for the item, submitted now. */
  async submitted(serviceItemId: string, actor: Actor = clerk): Promise<Outcome> {
    const draft = await this.take(actor, 'draftApplication', { ...APPLICATION, serviceItemId });
    const submitted = await this.take(actor, 'submitApplication', { id: draft.id });
    expect(submitted).toMatchObject({ state: 'SUBMITTED' });
    return submitted;
  }

  /** The same, accepted and under review. */
  async inReview(serviceItemId: string): Promise<Outcome> {
    const { id } = await this.submitted(serviceItemId);
    await this.take(clerk, 'acceptApplication', { id });
    return this.take(officer, 'reviewApplication', { id });
  }

  today(): string {
    return new Date(this.time.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.subgraph[Symbol.asyncDispose]();
  }
}

const VERSION_MUTATIONS = [
  'reviseServiceItem',
  'editServiceItemDraft',
  'publishServiceItem',
  'withdrawServiceItem',
];
const SUCCESS: Readonly<Record<string, string>> = {
  registerCatalogItem: 'CatalogItem',
  draftServiceItem: 'ServiceItem',
  ...Object.fromEntries(VERSION_MUTATIONS.map((name) => [name, 'ServiceItemVersion'])),
};
const PLAIN_STEPS = [
  'submitApplication',
  'supplyCorrection',
  'acceptApplication',
  'withdrawApplication',
  'reviewApplication',
  'resumeReview',
  'completeApplication',
];
const INPUT: Readonly<Record<string, string>> = {
  ...Object.fromEntries(PLAIN_STEPS.map((name) => [name, 'ApplicationStepInput'])),
  refuseApplication: 'ApplicationReasonInput',
  terminateApplication: 'ApplicationReasonInput',
  pauseForSpecialProcedure: 'SpecialProcedureInput',
};

export const CATALOG_ENTRY = {
  clientMutationId: 'catalogue-entry-1',
  code: '000131001000',
  type: 'LICENCE',
  name: '食品经营许可',
  useLevels: ['DISTRICT'],
  legalBasis: '《中华人民共和国食品安全法》第三十五条',
};

const material = (code: string, source: string): object => ({
  code,
  name: `材料 ${code}`,
  necessity: 'REQUIRED',
  form: 'EITHER',
  source,
  legalBasis: '《食品经营许可和备案管理办法》第十三条',
});

/** A sound version: 2 of 4 materials asked, 20 working days by law, 8 promised. */
export const CONTENT = {
  name: '食品经营许可（新办）',
  powerSource: 'STATUTORY',
  objectKinds: ['ENTERPRISE', 'SOLE_TRADER'],
  caseKind: 'COMMITTED',
  legalDays: 20,
  promisedDays: 8,
  legalBasis: '行政许可法 art. 42',
  visits: 1,
  feeFen: 0,
  feeBasis: null as string | null,
  conditions: ['具有与经营食品品种、数量相适应的场所'],
  channelTags: ['NEARBY', 'ONE_NET', 'AGENCY'],
  scope: 'DISTRICT',
  resultKind: 'LICENCE',
  resultName: '食品经营许可证',
  complaintWay: '12345',
  baselineMaterials: 6,
  baselineDays: 20,
  materials: [
    material('M01', 'APPLICANT'),
    material('M02', 'SHARED_DATA'),
    material('M03', 'E_LICENCE'),
    material('M04', 'DEFERRED'),
  ],
};

export const draftOf = (taskCode: string): object => ({
  taskCode,
  catalogCode: CATALOG_ENTRY.code,
  areaCode: '320104',
  implementingOrganizationId: BUREAU,
  content: CONTENT,
});

export const APPLICATION = {
  areaCode: '320104001002',
  applicantKind: 'ENTERPRISE',
  channel: 'WINDOW',
  receivingOrganizationId: CENTRE,
  counter: '3号窗口',
};
