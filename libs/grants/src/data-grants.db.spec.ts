import type { Actor } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { fixedClock } from '@gezhi/kernel';
import { callersDatabase, pageOf } from '@gezhi/persistence';
import { actorWith } from '@gezhi/testing';
import type { DataGrant } from './domain/data-grant.entity';
import type { GrantingDepartment } from './granting-department.testing';
import {
  ASKED,
  CLIENT,
  COMMAND,
  grantingDepartment,
  MORNING,
  OFFER,
  OFFICE,
  OWNER,
} from './granting-department.testing';
import { grantStore } from './request/grant-store';
import {
  approveDataGrant,
  refuseDataGrant,
  revokeDataGrant,
  withdrawDataGrant,
} from './use-cases/decide-data-grant';
import { expireDataGrants } from './use-cases/expire-data-grants';
import { dataGrants } from './use-cases/list-data-grants';
import type { RequestDataGrantInput } from './use-cases/request-data-grant';
import { requestDataGrant } from './use-cases/request-data-grant';

jest.setTimeout(60_000);

let department: GrantingDepartment;
beforeAll(async () => {
  department = await grantingDepartment();
});
afterAll(() => department?.[Symbol.asyncDispose]());
beforeEach(() => department.owner.query('TRUNCATE data_grant CASCADE'));

const code = (result: Result<unknown>) => (result.ok ? 'done' : result.refusal.code);
const reason = { note: '不再需要' };

async function request(more: Partial<RequestDataGrantInput> = {}, actor = CLIENT) {
  return requestDataGrant(department.as(actor), OFFER, { ...ASKED, ...more });
}
async function requested(more: Partial<RequestDataGrantInput> = {}): Promise<string> {
  const made = await request(more);
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value.id;
}
async function granted(more: Partial<RequestDataGrantInput> = {}): Promise<string> {
  const id = await requested(more);
  expect(code(await approveDataGrant(department.as(OWNER), { id }))).toBe('done');
  return id;
}
const approve = (id: string, actor: Actor) => approveDataGrant(department.as(actor), { id });
const stateOf = async (id: string) =>
  (await department.owner.query('SELECT state FROM data_grant WHERE id = $1', [id]))[0]?.state;

describe('asking for data', () => {
  it('is for the account that asks, once however often it is sent', async () => {
    const first = await request({ clientMutationId: 'a' });
    const again = await request({ clientMutationId: 'a' });
    expect(first.ok && again.ok && first.value.id === again.value.id).toBe(true);
    expect(first).toMatchObject({
      value: {
        state: 'REQUESTED',
        clientOrganizationId: OFFICE,
        clientSubject: 'reports',
        areaCode: '320104001',
        validFrom: '2026-11-02',
        validTo: '2026-11-30',
      },
    });
    expect(code(await request({ clientMutationId: 'a', metrics: ['lantern.count'] }))).toBe(
      'IDEMPOTENCY_CONFLICT',
    );
  });

  it('is refused to everybody but integrators, and to those of no organisation', async () => {
    expect(code(await request({}, OWNER))).toBe('FORBIDDEN');
    expect(code(await request({}, { ...CLIENT, organizationId: null }))).toBe('FORBIDDEN');
  });

  it.each([
    ['UNKNOWN_METRIC', { metrics: ['event.*'] }],
    ['UNKNOWN_DATASET', { datasets: ['residents'] }],
    ['GRANT_ASKS_NOTHING', { metrics: [], datasets: [] }],
    ['GRANT_TERM', { validTo: '2027-11-02' }],
    ['INVALID_AREA_CODE', { areaCodes: ['320104001', '320204001'] }],
    ['PERSONAL_DATA_IN_TEXT', { legalBasis: '联系人 13812345678' }],
  ])('is refused with %s, and nothing is kept', async (expected, more) => {
    expect(code(await request(more))).toBe(expected);
    expect(await department.owner.query('SELECT FROM data_grant')).toEqual([]);
  });
});

describe('deciding', () => {
  it('takes somebody of another organisation, who answers for the whole area', async () => {
    const id = await requested();
    const both = { ...CLIENT, roles: ['INTEGRATOR', 'DISTRICT_COMMAND'] as const };
    expect(code(await approve(id, both))).toBe('GRANT_OWN_REQUEST');
    const colleague = actorWith('ADMINISTRATOR', { organizationId: OFFICE, areas: ['320104'] });
    expect(code(await approve(id, colleague))).toBe('GRANT_OWN_REQUEST');
    const elsewhere = actorWith('DISTRICT_COMMAND', { organizationId: COMMAND, areas: ['320105'] });
    expect(code(await approve(id, elsewhere))).toBe('NOT_FOUND');
    const below = actorWith('DISTRICT_COMMAND', {
      organizationId: COMMAND,
      areas: ['320104001001'],
    });
    expect(code(await approve(id, below))).toBe('NOT_FOUND');
    expect(code(await approve(id, CLIENT))).toBe('FORBIDDEN');
    expect(code(await approve(id, actorWith('AUDITOR')))).not.toBe('done');
    expect(await stateOf(id)).toBe('REQUESTED');
    expect(code(await approve(id, OWNER))).toBe('done');
    expect(await stateOf(id)).toBe('APPROVED');
  });

  it('says why it refuses or revokes, and keeps who did what', async () => {
    const refusedId = await requested();
    expect(await refuseDataGrant(department.as(OWNER), { id: refusedId, ...reason })).toMatchObject(
      {
        value: { state: 'REFUSED', reason: '不再需要', decidedAt: MORNING },
      },
    );
    const id = await granted();
    expect(await revokeDataGrant(department.as(OWNER), { id, ...reason })).toMatchObject({
      value: { state: 'REVOKED', reason: '不再需要', endedAt: MORNING },
    });
    const history = await department.owner.query(
      'SELECT action, actor_subject FROM data_grant_transition WHERE grant_id = $1 ORDER BY action',
      [id],
    );
    expect(
      history.map(({ action, actor_subject }: Record<string, string>) => [action, actor_subject]),
    ).toEqual([
      ['approve', OWNER.subject],
      ['request', 'reports'],
      ['revoke', OWNER.subject],
    ]);
  });

  it('tells the audit trail what happened to which grant', async () => {
    const changes: unknown[] = [];
    const database = callersDatabase(department.service, CLIENT, {
      witness: {
        beforeCommit: async (uow) => void changes.push(...uow.changes),
        afterRefusal: () => Promise.resolve(),
      },
    });
    const made = await requestDataGrant({ ...department.as(CLIENT), database }, OFFER, ASKED);
    const id = made.ok ? made.value.id : '';
    expect(changes).toEqual([
      {
        type: 'DataGrant',
        id,
        action: 'request',
        from: null,
        to: 'REQUESTED',
        areaCode: '320104001',
      },
    ]);
  });

  it('lets only the account that asked give up, before or after the approval', async () => {
    const id = await granted();
    const other = { ...CLIENT, subject: 'other-reports' };
    expect(code(await withdrawDataGrant(department.as(other), { id }))).toBe('NOT_FOUND');
    expect(code(await withdrawDataGrant(department.as(CLIENT), { id }))).toBe('done');
    expect(code(await revokeDataGrant(department.as(OWNER), { id, ...reason }))).toBe(
      'INVALID_TRANSITION',
    );
  });

  it('approves nothing that has ended', async () => {
    const id = await requested();
    const later = department.as(OWNER, fixedClock(new Date('2026-11-30T16:00:00.000Z')));
    expect(code(await approveDataGrant(later, { id }))).toBe('GRANT_ENDED');
  });
});

describe('expiring', () => {
  it('closes what has ended, to the second, requests too, and touches nothing else', async () => {
    const one = await granted();
    const two = await requested();
    const longer = await granted({ validTo: '2026-12-01' });
    const job = actorWith('ADMINISTRATOR', { subject: 'job:data-grant-expiry' });
    const at = (text: string) => expireDataGrants(department.as(job, fixedClock(new Date(text))));
    expect(await at('2026-11-30T15:59:59.999Z')).toBe(0);
    expect(await at('2026-11-30T16:00:00.000Z')).toBe(2);
    expect(await at('2026-11-30T16:00:00.000Z')).toBe(0);
    expect([await stateOf(one), await stateOf(two), await stateOf(longer)]).toEqual([
      'EXPIRED',
      'EXPIRED',
      'APPROVED',
    ]);
  });
});

describe('the rows of a dataset', () => {
  const seen = (actor: Actor = CLIENT, now = MORNING) => department.seenBy(actor, now);

  it('are none without a grant, also those of the own organisation', async () => {
    expect(await seen()).toEqual([]);
    await requested();
    expect(await seen()).toEqual([]);
  });

  it('are those of the areas granted, for the purpose granted, to the account granted', async () => {
    await granted();
    expect(await seen()).toEqual(['bridge', 'gate']);
    expect(await seen({ ...CLIENT, purpose: 'RESEARCH' })).toEqual([]);
    expect(await seen({ ...CLIENT, subject: 'other-reports' })).toEqual([]);
    expect(await seen({ ...CLIENT, organizationId: COMMAND })).toEqual([]);
  });

  it('are none before the first and after the last moment, and from the moment it is revoked', async () => {
    const id = await granted();
    const at = (text: string) => seen(CLIENT, new Date(text));
    expect(await at('2026-11-01T15:59:59.999Z')).toEqual([]);
    expect(await at('2026-11-01T16:00:00.000Z')).toEqual(['bridge', 'gate']);
    expect(await at('2026-11-30T15:59:59.999Z')).toEqual(['bridge', 'gate']);
    expect(await at('2026-11-30T16:00:00.000Z')).toEqual([]);
    await revokeDataGrant(department.as(OWNER), { id, ...reason });
    expect(await seen()).toEqual([]);
  });

  it('are not widened by a setting of another kind or a malformed one', async () => {
    const rows = ['lanterns:', 'lanterns', ':320104', 'lanterns:秦淮', 'lantern:320104001'];
    const reading = callersDatabase(department.service, { ...CLIENT, grantedRows: rows });
    expect(await reading.manager.query('SELECT FROM lantern')).toEqual([]);
    await reading.endReading();
    const raw = department.service.createQueryRunner();
    await raw.startTransaction();
    await raw.query(`SELECT set_config('gezhi.roles', '{INTEGRATOR}', true),
      set_config('gezhi.grants', '{"lanterns:","",lanterns}', true)`);
    expect(await raw.query('SELECT FROM lantern')).toEqual([]);
    // What the setting says is for integrators alone: staff read by role and area.
    await raw.query(`SELECT set_config('gezhi.roles', '{AUDITOR}', true),
      set_config('gezhi.grants', '{lanterns:320104001}', true)`);
    expect(await raw.query('SELECT FROM lantern')).toEqual([]);
    await raw.rollbackTransaction();
    await raw.release();
  });

  it('are read and not written', async () => {
    await granted();
    const rows = ['lanterns:320104001'];
    const database = callersDatabase(department.service, { ...CLIENT, grantedRows: rows });
    const writing = department.service.createQueryRunner();
    await writing.startTransaction();
    await database.introduce(writing.manager);
    expect(await writing.query('SELECT FROM lantern')).toHaveLength(2);
    expect(await writing.query('SELECT FROM lantern FOR UPDATE')).toEqual([]);
    await expect(
      writing.query(`INSERT INTO lantern VALUES ('new', '320104001001', '${OFFICE}')`),
    ).rejects.toThrow('row-level security');
    await writing.rollbackTransaction();
    await writing.release();
  });
});

describe('the hour of a grant', () => {
  const store = () => grantStore(department.service);
  const exceeded = async (id: string, at: string) =>
    (await store().count([id], new Date(at))).has(id);

  it('is used up after as many operations, and begins anew with the next hour of the clock', async () => {
    const id = await granted({ operationsPerHour: 3 });
    for (const expected of [false, false, false, true, true])
      expect(await exceeded(id, '2026-11-02T01:59:59.999Z')).toBe(expected);
    expect(await exceeded(id, '2026-11-02T02:00:00.000Z')).toBe(false);
    // A process whose clock is behind counts into the hour that has begun.
    for (const expected of [false, false, true])
      expect(await exceeded(id, '2026-11-02T01:59:59.000Z')).toBe(expected);
  });

  it('counts every operation of many at once', async () => {
    const id = await granted({ operationsPerHour: 10 });
    const all = await Promise.all(
      Array.from({ length: 30 }, () => exceeded(id, '2026-11-02T03:00:00Z')),
    );
    expect(all.filter((each) => !each)).toHaveLength(10);
  });

  it('counts several grants in one statement and knows nothing of others', async () => {
    const one = await granted();
    const two = await granted();
    const none = await store().count([two, one, COMMAND], MORNING);
    expect([...none]).toEqual([]);
    const [{ sum }] = await department.owner.query('SELECT sum(operations) FROM data_grant_use');
    expect(Number(sum)).toBe(2);
  });
});

describe('the list of grants', () => {
  const listed = async (actor: Actor): Promise<DataGrant[]> => {
    const { database } = department.as(actor);
    const { rows } = await pageOf(database.manager, dataGrants({}), { first: 10, after: null });
    await database.endReading();
    return [...rows];
  };

  it('shows clients their own, those who decide what they answer for, and auditors all', async () => {
    await requested();
    await requested({ areaCodes: ['320104', '320105'] });
    const other = { ...CLIENT, subject: 'other-reports' };
    expect(await listed(CLIENT)).toHaveLength(2);
    expect(await listed(other)).toHaveLength(0);
    expect((await listed(OWNER)).map(({ areaCode }) => areaCode)).toEqual(['320104001']);
    expect(await listed(actorWith('AUDITOR'))).toHaveLength(2);
    expect(await listed(actorWith('DEPARTMENT_OFFICER', { areas: ['3201'] }))).toHaveLength(0);
  });
});
