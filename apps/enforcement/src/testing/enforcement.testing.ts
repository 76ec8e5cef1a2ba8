import { fixedClock } from '@gezhi/kernel';
import type { Actor } from '@gezhi/identity';
import type { Answer, SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { enforcementSubgraph } from '../subgraph';

export const SUBDISTRICT = '320104001';
export const GRID = '320104001002C001';

/** The organisations of the stories; ids alone, since their base is another subgraph. */
export const URBAN_MANAGEMENT = '0199f000-0000-7000-8000-000000000001';
export const BUREAU = '0199f000-0000-7000-8000-000000000002';
export const MARKET_ENFORCEMENT = '0199f000-0000-7000-8000-000000000003';
export const NEXT_BUREAU = '0199f000-0000-7000-8000-000000000004';

export const districtCommand = actorWith('DISTRICT_COMMAND', { areas: ['320104'] });
export const departmentOfficer = actorWith('DEPARTMENT_OFFICER', {
  organizationId: URBAN_MANAGEMENT,
});
export const officer = actorWith('ENFORCEMENT_OFFICER', {
  areas: [SUBDISTRICT],
  organizationId: BUREAU,
});

/** What a mutation answers: its success type or a problem. */
export interface Outcome {
  readonly __typename: string;
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly code: string;
  readonly path: readonly string[];
  readonly message: string;
  readonly allowed: readonly string[];
  readonly currentVersion: number | null;
  readonly [field: string]: unknown;
}

/** A subgraph with a clock that stands on 2026-10-12, a Monday, and the verbs its stories need. */
export class EnforcementUnderTest implements AsyncDisposable {
  readonly clock = fixedClock(new Date('2026-10-12T01:00:00Z'));
  private constructor(private readonly subgraph: SubgraphUnderTest) {}

  static async start(): Promise<EnforcementUnderTest> {
    const clock = fixedClock(new Date('2026-10-12T01:00:00Z'));
    const subgraph = await subgraphInProcess(enforcementSubgraph, { clock });
    return Object.assign(new EnforcementUnderTest(subgraph), { clock });
  }

  get dataSource() {
    return this.subgraph.dataSource;
  }

  /** Moves the clock to a time of a day in Nanjing. */
  at(day: string, time = '09:00'): void {
    this.clock.set(new Date(`${day}T${time}:00+08:00`));
  }

  ask<Data>(actor: Actor, query: string, variables: object = {}): Promise<Answer<Data>> {
    return this.subgraph.ask<Data>(actor, query, variables);
  }

  /** Calls a mutation with an input and answers its result, whichever it is. */
  async act(actor: Actor, mutation: string, input: object, fields = ''): Promise<Outcome> {
    const name = MUTATIONS[mutation] ?? 'Inspection';
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const argument = INPUTS[mutation] ?? type;
    const state = name === 'RegulatedSite' || name === 'InspectionBody' ? '' : 'state';
    const answer = await this.ask<Record<string, Outcome>>(
      actor,
      `mutation ($input: ${argument}!) { ${mutation}(input: $input) {
        __typename
        ... on ${name} { id version ${state} ${fields} }
        ... on Problem { code path message }
        ... on InvalidTransition { currentState action allowed }
        ... on Conflict { currentVersion }
      } }`,
      { input },
    );
    if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
    return answer.data?.[mutation] as Outcome;
  }

  /** Calls a mutation that must succeed. */
  async done(actor: Actor, mutation: string, input: object, fields = ''): Promise<Outcome> {
    const outcome = await this.act(actor, mutation, input, fields);
    if (outcome.code)
      throw new Error(`${mutation} was refused: ${outcome.code} ${outcome.message}`);
    return outcome;
  }

  /** Gives powers to the bureau of the subdistrict from today on. */
  async delegate(codes: readonly string[], to: string = BUREAU): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const powerItemCode of codes) {
      const draft = await this.done(districtCommand, 'draftDelegation', {
        ...delegationTo(to, this.today),
        powerItemCode,
      });
      outcomes.push(await this.done(districtCommand, 'publishDelegation', { id: draft.id }));
    }
    return outcomes;
  }

  /** Registers a site of its own for a story. */
  async site(fields: object = {}): Promise<string> {
    const site = await this.done(officer, 'registerRegulatedSite', { ...restaurant(), ...fields });
    return site.id;
  }

  /** Plans a visit and goes there. */
  async onSite(siteId: string, sections: readonly object[]): Promise<Outcome> {
    const plan = { siteId, plannedOn: this.today, sections };
    const { id } = await this.done(officer, 'planInspection', plan);
    await this.done(officer, 'notifySite', { id });
    return this.done(officer, 'arriveOnSite', { id });
  }

  get today(): string {
    return new Date(this.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.subgraph[Symbol.asyncDispose]();
  }
}

export function delegationTo(toOrganizationId: string, effectiveFrom: string): object {
  return {
    fromOrganizationId: URBAN_MANAGEMENT,
    toOrganizationId,
    areaCode: SUBDISTRICT,
    instrument: '秦政发〔2026〕1号（示例）',
    effectiveFrom,
    nextEvaluation: '2027-12-01',
  };
}

let restaurants = 0;

/** A restaurant that nobody has registered yet; the code is synthetic. */
export function restaurant(): object {
  return {
    name: `示例餐饮${(restaurants += 1)}号店`,
    kind: 'RESTAURANT',
    uscc: '91320104XX00000784',
    areaCode: GRID,
    address: '秦淮区示例路1号',
    supervisionClass: 'A',
    openedOn: '2020-01-01',
  };
}

/** The type a mutation answers when it is not an inspection. */
const MUTATIONS: Readonly<Record<string, string>> = {
  draftDelegation: 'Delegation',
  publishDelegation: 'Delegation',
  evaluateDelegation: 'Delegation',
  withdrawDelegation: 'Delegation',
  expireDelegation: 'Delegation',
  draftChecklist: 'Checklist',
  editChecklist: 'Checklist',
  publishChecklist: 'Checklist',
  withdrawChecklist: 'Checklist',
  registerRegulatedSite: 'RegulatedSite',
  listInspectionBody: 'InspectionBody',
  delistInspectionBody: 'InspectionBody',
};

/** Steps that share an input type. */
const INPUTS: Readonly<Record<string, string>> = {
  publishDelegation: 'DelegationStepInput',
  expireDelegation: 'DelegationStepInput',
  notifySite: 'InspectionStepInput',
  comeUnannounced: 'InspectionStepInput',
  arriveOnSite: 'InspectionStepInput',
  closeInspection: 'InspectionStepInput',
  handInspectionToCase: 'InspectionStepInput',
};
