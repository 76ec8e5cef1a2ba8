import type { Clock } from '@gezhi/kernel';
import { fixedClock } from '@gezhi/kernel';
import { createLogger } from '@gezhi/server';
import { eventually } from './eventually.testing';
import { installJobs } from './install-jobs';
import type { JobContext, JobDefinition } from './job';
import { defineJob } from './job';
import { jobsStatus } from './job-status';
import type { JobsDatabase } from './jobs-database.testing';
import { jobsDatabase } from './jobs-database.testing';
import { leaveMark, marks } from './marks.testing';
import { parkedRuns, retryParked } from './parked-runs';
import type { RunningJobs } from './start-jobs';
import { startJobs } from './start-jobs';

jest.setTimeout(60_000);

const INSTALLED = new Date('2026-10-12T00:00:00+08:00');
const at = (text: string) => new Date(text);

interface Worker extends RunningJobs, AsyncDisposable {
  readonly lines: Record<string, unknown>[];
}

async function worker(
  { service, serviceUrl }: JobsDatabase,
  jobs: readonly JobDefinition[],
  clock: Clock,
): Promise<Worker> {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>);
  const running = await startJobs({
    name: 'specs',
    url: serviceUrl,
    dataSource: service,
    jobs,
    clock,
    logger: createLogger({ name: 'specs', level: 'info', destination: { write } }),
    lookEvery: 30,
  });
  return { ...running, lines, [Symbol.asyncDispose]: () => running.stop() };
}

/** A job that leaves a mark, with the work it is given. */
function marking(
  more: Partial<JobDefinition> = {},
  work: (context: JobContext) => Promise<object | void> = () => Promise.resolve(),
): JobDefinition {
  return defineJob({
    name: 'tidy',
    description: 'Leaves a mark',
    ...more,
    run: async (context) => {
      await leaveMark(context.database.dataSource, context, 'here', 'done');
      return work(context);
    },
  });
}

const count = (database: JobsDatabase, number: number) =>
  eventually(`${number} marks`, async () => {
    const found = await marks(database.owner);
    return found.length >= number ? found : undefined;
  });

describe('a scheduled job', () => {
  it('runs once for each moment, however many processes look at the clock', async () => {
    const jobs = [marking({ schedule: '*/5 * * * *' })];
    await using database = await jobsDatabase(jobs, INSTALLED);
    const clock = fixedClock(INSTALLED);
    await using _one = await worker(database, jobs, clock);
    await using _two = await worker(database, jobs, clock);
    await using _three = await worker(database, jobs, clock);
    const moments = ['00:05', '00:10', '00:15', '00:20'].map((time) =>
      at(`2026-10-12T${time}:00+08:00`),
    );
    for (const [index, moment] of moments.entries()) {
      clock.set(moment);
      await count(database, index + 1);
    }
    await idle(database);
    expect((await marks(database.owner)).map(({ startedFor }) => startedFor)).toEqual(moments);
  });

  it('has missed nothing when it is installed, and makes up for an outage with one run', async () => {
    const jobs = [
      marking({ schedule: '10 3 * * *' }),
      defineJob({ ...marking({ schedule: '*/30 * * * *', catchUp: 'SKIP' }), name: 'remind' }),
    ];
    await using database = await jobsDatabase(jobs, INSTALLED);
    const clock = fixedClock(at('2026-10-12T00:01:00+08:00'));
    {
      await using first = await worker(database, jobs, clock);
      await first.look();
    }
    expect(await marks(database.owner)).toEqual([]);

    clock.set(at('2026-10-15T12:15:00+08:00'));
    await using second = await worker(database, jobs, clock);
    await count(database, 1);
    await eventually('the skipped run told', () =>
      second.lines.find(({ msg, job }) => msg === 'missed run left out' && job === 'remind'),
    );
    await idle(database);
    expect((await marks(database.owner)).map(({ startedFor }) => startedFor)).toEqual([
      at('2026-10-15T03:10:00+08:00'),
    ]);
    clock.set(at('2026-10-15T12:30:00+08:00'));
    expect((await count(database, 2)).at(-1)?.startedFor).toEqual(at('2026-10-15T12:30:00+08:00'));
  });

  it('does not overtake itself: what came due meanwhile is one run afterwards', async () => {
    const gate = Promise.withResolvers<void>();
    const jobs = [marking({ schedule: '* * * * *' }, () => gate.promise)];
    await using database = await jobsDatabase(jobs, INSTALLED);
    const clock = fixedClock(at('2026-10-12T00:01:00+08:00'));
    await using one = await worker(database, jobs, clock);
    await using two = await worker(database, jobs, clock);
    await count(database, 1);
    for (const time of ['00:02', '00:03', '00:04']) {
      clock.set(at(`2026-10-12T${time}:00+08:00`));
      await one.look();
      await two.look();
    }
    expect(await one.ask('tidy')).toBeNull();
    expect(await marks(database.owner)).toHaveLength(1);
    gate.resolve();
    await count(database, 2);
    await idle(database);
    expect((await marks(database.owner)).map(({ startedFor }) => startedFor)).toEqual([
      at('2026-10-12T00:01:00+08:00'),
      at('2026-10-12T00:04:00+08:00'),
    ]);
  });
});

describe('a run that fails', () => {
  it('is tried again, later each time, and says nothing of what it held', async () => {
    const jobs = [
      marking({ limits: { retryDelay: 1 } }, async ({ job, database }) => {
        if (job.attempt < 3) await database.dataSource.query('SELECT $1::uuid', ['13800138000']);
        return { tidied: 3 };
      }),
    ];
    await using database = await jobsDatabase(jobs, INSTALLED);
    await using here = await worker(database, jobs, fixedClock(INSTALLED));
    await here.ask('tidy');
    const tried = await count(database, 3);
    expect(tried.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    const [first, second, third] = tried.map(({ at: moment }) => moment.getTime()) as [
      number,
      number,
      number,
    ];
    expect(second - first).toBeGreaterThanOrEqual(1_000);
    expect(third - second).toBeGreaterThanOrEqual(2_000);
    const done = await eventually('a line', () => here.lines.find(({ msg }) => msg === 'job done'));
    expect(done).toMatchObject({ job: 'tidy', attempt: 3, result: { tidied: 3 } });
    expect(done['milliseconds']).toEqual(expect.any(Number));
    const failed = here.lines.filter(({ msg }) => msg === 'job failed, will be tried again');
    expect(failed).toHaveLength(2);
    expect(failed[0]).not.toHaveProperty('err');
  });

  it('is parked after the last attempt, seen by every process, and put back by hand', async () => {
    let broken = true;
    const jobs = [
      marking({ schedule: '0 * * * *', limits: { retries: 1, retryDelay: 1 } }, () =>
        broken ? Promise.reject(new Error('the list is gone')) : Promise.resolve(),
      ),
    ];
    await using database = await jobsDatabase(jobs, INSTALLED);
    const clock = fixedClock(at('2026-10-12T01:00:00+08:00'));
    await using here = await worker(database, jobs, clock);
    const parked = await eventually('a parked run', async () => {
      const found = await parkedRuns(database.service);
      return found.length > 0 ? found : undefined;
    });
    expect(parked).toMatchObject([{ job: 'tidy', attempts: 2, problem: 'the list is gone' }]);
    await eventually('the parking told', () => here.lines.find(({ msg }) => msg === 'job parked'));
    await using other = await worker(database, jobs, clock);
    await eventually('the other process telling', () =>
      other.lines.find(({ msg }) => msg === 'a run waits for a person'),
    );
    expect(await jobsStatus(database.service, jobs, clock.now())).toMatchObject({
      jobs: [
        {
          name: 'tidy',
          lastDone: null,
          lastSlot: at('2026-10-12T01:00:00+08:00'),
          nextSlot: at('2026-10-12T02:00:00+08:00'),
          waiting: 0,
          running: 0,
          retrying: 0,
        },
      ],
      parked: [{ problem: 'the list is gone' }],
    });

    broken = false;
    expect(await retryParked(database.service, 'tidy')).toBe(1);
    expect((await count(database, 3)).at(-1)).toMatchObject({ attempt: 1 });
    expect(await parkedRuns(database.service)).toEqual([]);
    // A schedule goes on whatever is parked.
    clock.set(at('2026-10-12T02:00:00+08:00'));
    await count(database, 4);
  });

  it('is given up when it takes too long, and told to stop', async () => {
    let told = false;
    const jobs = [
      marking({ limits: { longestRun: 1, retryDelay: 1 } }, ({ signal, job }) =>
        job.attempt > 1
          ? Promise.resolve()
          : new Promise((resolve) => {
              signal.addEventListener('abort', () => {
                told = true;
                resolve();
              });
            }),
      ),
    ];
    await using database = await jobsDatabase(jobs, INSTALLED);
    await using here = await worker(database, jobs, fixedClock(INSTALLED));
    await here.ask('tidy');
    await count(database, 2);
    expect(told).toBe(true);
  });
});

describe('a process that stops', () => {
  it('finishes what is nearly done and hands back what is not', async () => {
    const slow = marking({ limits: { retryDelay: 1 } }, ({ signal, job }) =>
      job.attempt > 1
        ? Promise.resolve()
        : new Promise((_, reject) =>
            signal.addEventListener('abort', () => reject(signal.reason as Error)),
          ),
    );
    const quick = defineJob({
      ...marking(
        {},
        ({ signal }) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
      ),
      name: 'quick',
    });
    const jobs = [slow, quick];
    await using database = await jobsDatabase(jobs, INSTALLED);
    const here = await worker(database, jobs, fixedClock(INSTALLED));
    await here.ask('tidy');
    await here.ask('quick');
    await count(database, 2);
    await here.stop();
    expect(here.lines.map(({ msg }) => msg)).toEqual(
      expect.arrayContaining(['job done', 'job handed back']),
    );
    await using _there = await worker(database, jobs, fixedClock(INSTALLED));
    await count(database, 3);
    await idle(database);
    expect((await marks(database.owner)).map(({ attempt }) => attempt)).toEqual([1, 1, 2]);
  });
});

describe('the rights of a serving process', () => {
  it('suffice to run jobs and not to alter their queues', async () => {
    await using database = await jobsDatabase([marking()], INSTALLED);
    for (const statement of [
      'CREATE TABLE jobs.mine ()',
      'ALTER TABLE jobs.job ADD COLUMN mine text',
      "UPDATE jobs.version SET version = version RETURNING jobs.create_queue('mine', '{}')",
      "DELETE FROM jobs.slot WHERE job = 'tidy'",
      'DROP SCHEMA jobs CASCADE',
    ]) {
      await expect(database.service.query(statement)).rejects.toThrow(
        /permission denied|must be owner/,
      );
    }
  });

  it('do not make queues where nobody has migrated', async () => {
    await using database = await jobsDatabase([], INSTALLED);
    await database.owner.query('DROP SCHEMA jobs CASCADE');
    await expect(worker(database, [], fixedClock(INSTALLED))).rejects.toThrow('not installed');
    await installJobs(database.owner, [], INSTALLED);
    await expect(worker(database, [marking()], fixedClock(INSTALLED))).rejects.toThrow('tidy');
  });

  it('stay when the queues are installed again, with new limits', async () => {
    await using database = await jobsDatabase([marking({ schedule: '0 3 * * *' })], INSTALLED);
    const later = at('2026-10-20T00:00:00+08:00');
    await installJobs(
      database.owner,
      [marking({ schedule: '0 4 * * *', limits: { retries: 9 } })],
      later,
    );
    expect(
      await database.service.query(
        `SELECT retry_limit, taken, policy FROM jobs.queue JOIN jobs.slot ON job = name WHERE name = 'tidy'`,
      ),
    ).toEqual([{ retry_limit: 9, taken: INSTALLED, policy: 'exclusive' }]);
  });
});

/** Waits until no queue holds a run that is not over. */
async function idle({ owner }: JobsDatabase): Promise<void> {
  await eventually('idle queues', async () => {
    const [found] = await owner.query<{ busy: boolean }[]>(
      `SELECT EXISTS (SELECT FROM jobs.job WHERE state <= 'active' AND name <> 'parked') AS busy`,
    );
    return found?.busy === false ? true : undefined;
  });
}
