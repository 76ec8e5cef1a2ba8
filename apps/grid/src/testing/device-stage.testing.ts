import type { Actor } from '@gezhi/identity';
import { actorOf } from '@gezhi/jobs';
import { newId } from '@gezhi/kernel';
import { callersDatabase } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, knowOrganizations, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../subgraph';
import type { Subdistrict } from './a-subdistrict.testing';
import { aSubdistrict } from './a-subdistrict.testing';
import { eventVerbs } from './event-verbs.testing';
import { tickingClock } from './ticking-clock.testing';
import type { findSilentDevices, silentDevices } from '../use-cases/device/silent-devices.job';

export const NOW = new Date('2026-10-12T10:00:00+08:00');
const clock = tickingClock(NOW);
export const MINUTE = 60_000;

interface Taken {
  readonly stored: number;
  readonly repeated: number;
  readonly opened: number;
  readonly refused: number;
  readonly problems: readonly { index: number; problem: { code: string; path: string[] } }[];
  readonly code?: string;
}
interface Made {
  readonly __typename: string;
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly ruleVersion: number;
  readonly code: string;
  readonly message: string;
  readonly path: string[];
}
interface Reading {
  readonly device: string;
  readonly observedAt: Date;
  readonly value: number;
}

/** A system that brings in readings, a subdistrict, and the verbs of devices, for each test anew. */
export function deviceStage() {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  let event: ReturnType<typeof eventVerbs>;
  /** What readings are told from; the clock goes on a little with each look at it. */
  let moment = NOW;
  const later = (minutes: number) => {
    moment = new Date(NOW.getTime() + minutes * MINUTE);
    clock.set(moment);
  };
  const machine = actorWith('INTAKE_SYSTEM', { subject: 'service:iot' });
  const district = actorWith('DISTRICT_COMMAND', { areas: ['320104'] });
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  beforeEach(async () => {
    later(0);
    place = await aSubdistrict(grid.dataSource);
    await grid.dataSource.query(
      'TRUNCATE device, device_reading, device_hour, device_rule, external_system, notification, gov_event CASCADE',
    );
    await knowOrganizations(grid.dataSource, [place.leadId, place.committeeId]);
    await grid.dataSource.query(
      `INSERT INTO external_system (id, code, name_en, name_zh, sources, account_subject, enabled, takes_files, created_at, updated_at, version)
       VALUES ($1, 'IOT_CITY', 'Sensors', '物联平台', '{IOT}', 'service:iot', true, false, $2, $2, 1)`,
      [newId(), NOW],
    );
    event = eventVerbs(grid, place);
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const fieldsOf = (mutation: string) =>
    mutation === 'keepDeviceRule'
      ? '... on DeviceRule { id ruleVersion }'
      : '... on Device { id version state }';
  const change = async (actor: Actor, mutation: string, type: string, input: object) => {
    const answer = await grid.ask<Record<string, Made>>(
      actor,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) {
        __typename ${fieldsOf(mutation)} ... on Problem { code message path } } }`,
      { input },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.[mutation] as Made;
  };
  const keep = (more: object = {}, actor = event.command) =>
    change(actor, 'keepDevice', 'KeepDeviceInput', {
      ...{ externalSystem: 'IOT_CITY', number: 'W-1', kind: 'WATER_LEVEL' },
      ...{ ownerOrganizationId: place.leadId, areaCode: place.grid, place: '内河甲桥' },
      ...more,
    });
  const rule = (more: object = {}, actor = district) =>
    change(actor, 'keepDeviceRule', 'KeepDeviceRuleInput', {
      ...{ areaCode: '320104', code: 'WATER.HIGH', kind: 'WATER_LEVEL', condition: 'ABOVE' },
      ...{ threshold: 2, clearLevel: 1.5, holdMinutes: 10, categoryCode: 'ENVIRONMENT.DRAIN' },
      ...{ urgency: 'GENERAL', validFrom: '2026-10-12', basis: '区防汛预案' },
      ...more,
    });
  const step = (mutation: string, input: object, actor = event.command) =>
    change(actor, mutation, 'DeviceStepInput', input);
  const send = async (items: readonly Reading[], actor = machine, externalSystem = 'IOT_CITY') => {
    const answer = await grid.ask<{ reportDeviceReadings: Taken }>(
      actor,
      `mutation ($input: ReportDeviceReadingsInput!) { reportDeviceReadings(input: $input) {
        ... on TakenReadings { stored repeated opened refused problems { index problem { code path } } }
        ... on Problem { code path } } }`,
      { input: { externalSystem, items } },
    );
    expect(answer.errors).toEqual([]);
    const taken = answer.data?.reportDeviceReadings as Taken;
    return { ...taken, statements: answer.statements };
  };
  const read = (value: number, minutesAgo = 0, device = 'W-1'): Reading => ({
    ...{ device, value },
    observedAt: new Date(moment.getTime() - minutesAgo * MINUTE),
  });
  const events = () =>
    grid.dataSource.query<{ id: string; state: string; title: string }[]>(
      `SELECT id, state, title, source, said_category_code AS leaf, lead_organization_id AS lead,
        reporter_subject AS reporter FROM gov_event ORDER BY reported_at, id`,
    );
  const notes = (action: string) =>
    grid.dataSource.query<{ note: string }[]>(
      'SELECT note FROM gov_event_transition WHERE action = $1 ORDER BY occurred_at',
      [action],
    );
  const seen = async <T>(actor: Actor, query: string, variables: object = {}) => {
    const answer = await grid.ask<T>(actor, query, variables);
    expect(answer.errors).toEqual([]);
    return { data: answer.data as T, statements: answer.statements.length };
  };
  const end = (id: string) =>
    grid.dataSource.query(
      `UPDATE gov_event SET state = 'CANCELLED', updated_at = $2 WHERE id = $1`,
      [id, clock.now()],
    );
  const job = (definition: typeof silentDevices): Parameters<typeof findSilentDevices>[0] => {
    const actor = actorOf(definition);
    const database = callersDatabase(grid.service, actor, { reads: 'WHOLE' });
    return { actor, clock, database, signal: new AbortController().signal };
  };
  return {
    ...{ machine, district, later, keep, rule, step, send, read, events, notes, seen, end, job },
    get grid() {
      return grid;
    },
    get place() {
      return place;
    },
    get event() {
      return event;
    },
  };
}
