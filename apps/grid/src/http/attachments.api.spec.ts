import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '@gezhi/identity';
import { actorOf } from '@gezhi/jobs';
import { callersDatabase } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { keepingFiles } from '../keeping-files';
import { diskStore } from '../storage/disk-store';
import { gridSubgraph } from '../subgraph';
import type { Subdistrict } from '../testing/a-subdistrict.testing';
import { aSubdistrict } from '../testing/a-subdistrict.testing';
import { eventVerbs } from '../testing/event-verbs.testing';
import { fileVerbs, codeOf, sha256 } from '../testing/file-verbs.testing';
import { photo } from '../testing/files.testing';
import { tickingClock } from '../testing/ticking-clock.testing';
import { cleanAttachments } from '../use-cases/attachment/clean-attachments';
import { cleanAttachmentsJob } from '../use-cases/attachment/clean-attachments.job';

jest.setTimeout(120_000);

type Files = ReturnType<typeof fileVerbs>;

const NOON = new Date('2026-10-12T12:00:00+08:00');
const clock = tickingClock(NOON);
const folder = mkdtempSync(join(tmpdir(), 'gezhi-files-'));
const store = diskStore(folder);
let grid: SubgraphUnderTest;
let place: Subdistrict;
let event: ReturnType<typeof eventVerbs>;
let files: ReturnType<typeof fileVerbs>;
beforeAll(async () => {
  grid = await subgraphInProcess(keepingFiles(gridSubgraph, store), { clock });
  place = await aSubdistrict(grid.dataSource);
  event = eventVerbs(grid, place);
  files = fileVerbs(grid, store);
});
beforeEach(() => clock.set(NOON));
afterAll(async () => {
  await grid?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const resident = actorWith('RESIDENT', { subject: 'resident-1' });
const stranger = actorWith('RESIDENT', { subject: 'resident-2' });
const neighbour = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] });
const start: Files['start'] = (...given) => files.start(...given);
const put: Files['put'] = (...given) => files.put(...given);
const get: Files['get'] = (...given) => files.get(...given);
const upload: Files['upload'] = (...given) => files.upload(...given);
const decide: Files['decide'] = (...given) => files.decide(...given);
const keysInStore: Files['keysInStore'] = () => files.keysInStore();

describe('what a reporter sent', () => {
  it('is for the handling team and the reporter; another’s look at it is recorded', async () => {
    const eventId = await event.eventIn('DISPATCHED');
    const { id, url } = await upload(resident, await photo('#551155'), { eventId });
    const seen = async (actor: Actor) => (await get(actor, url)).status;
    expect(await seen(resident)).toBe(200);
    const reads = () =>
      grid.dataSource.query<{ body: string }[]>(
        `SELECT record AS body FROM audit_record WHERE record LIKE '%' || $1 || '%' AND record LIKE '%"kind":"READ"%'`,
        [id],
      );
    expect(await reads()).toHaveLength(0);
    expect([await seen(event.command), await seen(event.officer)]).toEqual([200, 200]);
    expect(await reads()).toHaveLength(2);
    const auditor = actorWith('AUDITOR', { areas: ['320104'] });
    for (const actor of [stranger, neighbour, event.verifier, auditor])
      expect(await seen(actor)).toBe(404);
    const list = `query ($id: ID!) { govEvent(id: $id) { attachments(first: 5) { nodes { id url thumbnailUrl kind } } } }`;
    const listed = async (actor: Actor) =>
      (
        await grid.ask<{ govEvent: { attachments: { nodes: object[] } } }>(actor, list, {
          id: eventId,
        })
      ).data?.govEvent.attachments.nodes;
    expect(await listed(event.officer)).toEqual([
      { id, url, thumbnailUrl: `${url}/thumbnail`, kind: 'REPORT' },
    ]);
    expect(await listed(event.verifier)).toEqual([]);
  });

  it('hangs on a report that names it, also on an anonymous one, which then knows nobody', async () => {
    const { id, url } = await upload(resident, await photo('#777700'));
    expect(await refusalOf({ attachmentIds: [id] }, stranger)).toBe('ATTACHMENT_UNKNOWN');
    const { attachment } = await start(resident, await photo());
    expect(await refusalOf({ attachmentIds: [attachment.id] })).toBe('ATTACHMENT_UNKNOWN');
    const eventId = await event.report({ attachmentIds: [id], anonymous: true });
    const [row] = await grid.dataSource.query<object[]>(
      `SELECT a.object_id, a.uploader_subject, array_agg(DISTINCT t.actor_subject) AS actors
       FROM attachment a JOIN attachment_transition t ON t.attachment_id = a.id WHERE a.id = $1 GROUP BY a.id`,
      [id],
    );
    expect(row).toEqual({ object_id: eventId, uploader_subject: null, actors: ['—'] });
    expect((await get(event.command, url)).status).toBe(200);
    expect((await get(resident, url)).status).toBe(404);
    expect(await refusalOf({ attachmentIds: [id] })).toBe('ATTACHMENT_UNKNOWN');
  });

  const refusalOf = async (more: object, actor = resident) =>
    (
      await grid.ask<{ reportEvent: { code?: string } }>(
        actor,
        'mutation ($input: ReportEventInput!) { reportEvent(input: $input) { ... on Problem { code } } }',
        {
          input: {
            source: 'CITIZEN_APP',
            nature: 'COMPONENT',
            areaCode: place.grid,
            title: '路灯不亮',
            ...more,
          },
        },
      )
    ).data?.reportEvent.code;
});

describe('evidence', () => {
  it('is added by the handling team, shown to who sees the event, and what a result rests on', async () => {
    const id = await event.eventIn('IN_PROGRESS');
    const other = await event.eventIn('IN_PROGRESS');
    const content = await photo('#004400');
    expect((await start(resident, content, { eventId: id, kind: 'EVIDENCE' })).code).toBe(
      'FORBIDDEN',
    );
    expect((await start(neighbour, content, { eventId: id, kind: 'EVIDENCE' })).code).toBe(
      'NOT_FOUND',
    );
    const pending = await start(event.officer, content, { eventId: id, kind: 'EVIDENCE' });
    const result = (evidence: string[], of = id) =>
      event.step(event.officer, 'handleEvent', { id: of, result: '已更换', evidence });
    expect(await result([pending.attachment.id])).toMatchObject({ code: 'EVIDENCE_UNKNOWN' });
    expect((await put(event.officer, pending.uploadUrl, content)).status).toBe(200);
    const report = await upload(resident, await photo('#004401'), { eventId: id });
    for (const wrong of [['file-1'], [report.id], [id]])
      expect(await result(wrong)).toMatchObject({ code: 'EVIDENCE_UNKNOWN' });
    expect(await result([pending.attachment.id], other)).toMatchObject({
      code: 'EVIDENCE_UNKNOWN',
    });
    expect(await result([pending.attachment.id])).toMatchObject({ state: 'HANDLED' });
    for (const actor of [event.verifier, resident, event.command])
      expect((await get(actor, `/files/${pending.attachment.id}`)).status).toBe(200);
    expect((await get(stranger, `/files/${pending.attachment.id}`)).status).toBe(404);
    const deleting = await decide(event.officer, 'deleteAttachment', { id: pending.attachment.id });
    expect(deleting).toMatchObject({ code: 'ATTACHMENT_IS_EVIDENCE' });
  });

  it('is added to no event that is over', async () => {
    const eventId = await event.eventIn('CLOSED');
    const answer = await start(event.command, await photo(), { eventId, kind: 'EVIDENCE' });
    expect(answer.code).toBe('ATTACHMENT_EVENT_OVER');
  });
});

describe('an attachment that should not be seen', () => {
  it('is taken out of sight, shown again, or deleted, each by who may', async () => {
    const eventId = await event.report();
    const { id, url } = await upload(resident, await photo('#aa0000'), { eventId });
    const hide = { id, reason: 'PERSONAL_DATA' };
    expect(await decide(resident, 'quarantineAttachment', hide)).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await decide(neighbour, 'quarantineAttachment', hide)).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await decide(event.command, 'quarantineAttachment', hide)).toEqual({
      state: 'QUARANTINED',
    });
    expect(codeOf(await get(resident, url))).toEqual([422, 'ATTACHMENT_QUARANTINED']);
    expect(await decide(resident, 'deleteAttachment', { id })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await decide(event.command, 'releaseAttachment', { id })).toEqual({ state: 'STORED' });
    expect(await decide(event.command, 'deleteAttachment', { id })).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await decide(resident, 'deleteAttachment', { id })).toEqual({ state: 'DELETED' });
    expect((await get(resident, url)).status).toBe(404);
  });
});

describe('cleaning', () => {
  const clean = (now: Date) => {
    clock.set(now);
    const actor = actorOf(cleanAttachmentsJob(store));
    const database = callersDatabase(grid.service, actor, { reads: 'WHOLE' });
    const signal = new AbortController().signal;
    return cleanAttachments({ actor, clock, database, store, reporterDays: 365, signal });
  };
  const later = (days: number) => new Date(Date.now() + days * 86_400_000);

  it('lets go of bytes that are deleted or nobody’s, and of none that another attachment has', async () => {
    const content = await photo('#bb00bb');
    const [one, two] = [await upload(resident, content), await upload(resident, content)];
    const key = String(one.reply.json()['sha256']);
    const eventId = await event.report({ attachmentIds: [two.id] });
    const orphan = sha256(Buffer.from('nobody’s'));
    await store.put(orphan, Buffer.from('nobody’s'));
    await decide(resident, 'deleteAttachment', { id: one.id });
    await clean(NOON);
    expect(await keysInStore()).toEqual(expect.arrayContaining([key, orphan]));
    await decide(resident, 'deleteAttachment', { id: two.id });
    expect((await clean(NOON)).removed).toBe(1);
    expect(await keysInStore()).not.toContain(key);
    expect(eventId).toEqual(expect.any(String));
    expect((await clean(later(2))).orphans).toBe(1);
    expect(await keysInStore()).not.toContain(orphan);
    expect(await clean(later(2))).toEqual({ expired: 0, removed: 0, orphans: 0, unfinished: 0 });
  });

  it('ends what waited too long, and pictures of reporters a year after the close; evidence stays', async () => {
    const waiting = await start(resident, await photo());
    const closed = await event.eventIn('HANDLED');
    const picture = await upload(resident, await photo('#00bbbb'), { eventId: closed });
    const evidence = await upload(event.command, await photo('#bbbb00'), {
      eventId: closed,
      kind: 'EVIDENCE',
    });
    await event.pass(closed);
    await event.callBack(closed);
    expect(await event.close(closed)).toMatchObject({ state: 'CLOSED' });
    const states = async () =>
      Object.fromEntries(
        (
          await grid.dataSource.query<{ id: string; state: string }[]>(
            'SELECT id, state FROM attachment WHERE id = ANY($1)',
            [[waiting.attachment.id, picture.id, evidence.id]],
          )
        ).map(({ id, state }) => [id, state]),
      );
    await clean(new Date(NOON.getTime() + 364 * 86_400_000));
    expect(await states()).toEqual({
      [waiting.attachment.id]: 'DELETED',
      [picture.id]: 'STORED',
      [evidence.id]: 'STORED',
    });
    await grid.dataSource.query(
      `INSERT INTO retention_hold (object_type, object_id, reason, placed_at) VALUES ('GovEvent', $1, 'court', now())`,
      [closed],
    );
    await clean(new Date(NOON.getTime() + 367 * 86_400_000));
    expect(await states()).toMatchObject({ [picture.id]: 'STORED' });
    await grid.dataSource.query('DELETE FROM retention_hold');
    await clean(new Date(NOON.getTime() + 367 * 86_400_000));
    expect(await states()).toMatchObject({ [picture.id]: 'DELETED', [evidence.id]: 'STORED' });
    expect(await keysInStore()).not.toContain(picture.reply.json()['sha256']);
    expect(await keysInStore()).toContain(evidence.reply.json()['sha256']);
  });
});
