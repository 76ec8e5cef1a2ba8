import type { JobContext } from '@gezhi/jobs';
import { actorOf, retentionJob } from '@gezhi/jobs';
import { fixedClock } from '@gezhi/kernel';
import { callersDatabase } from '@gezhi/persistence';
import { SERVICES_RETENTION } from './domain/retention';
import { resident, ServicesBench } from './graphql/services.testing';

jest.setTimeout(60_000);

const JOB = retentionJob(SERVICES_RETENTION);

describe('the retention of contact data of applications', () => {
  let bench: ServicesBench;
  beforeAll(async () => {
    bench = await ServicesBench.open('2025-10-10T10:00:00+08:00');
  });
  afterAll(() => bench?.[Symbol.asyncDispose]());

  const sql = <Row>(text: string, values: unknown[] = []) =>
    bench.subgraph.dataSource.query<Row[]>(text, values);
  const night = (now: string) => {
    const database = callersDatabase(bench.subgraph.service, actorOf(JOB), { reads: JOB.rows });
    const signal = new AbortController().signal;
    const context = { database, clock: fixedClock(new Date(now)), signal };
    return JOB.run(context as unknown as JobContext, {});
  };

  it('takes who applied and under which mandate, a year after the end, and leaves the case', async () => {
    const { itemId } = await bench.publishedItem('11320104MB000001');
    const [done, open, draft] = await Promise.all(
      ['COMPLETED', 'SUBMITTED', 'DRAFT'].map(async (state) => {
        const { id } = await bench.submitted(itemId);
        await sql(
          `UPDATE application SET state = $2, applicant_subject = $3, channel = 'AGENCY', mandate_number = 'WT-000001',
            updated_at = '2025-10-12T23:59:59+08:00',
            completed_at = CASE WHEN $2 = 'COMPLETED' THEN timestamptz '2025-10-12T23:59:59+08:00' END
           WHERE id = $1`,
          [id, state, resident.subject],
        );
        await sql(
          `UPDATE application_transition SET actor_subject = $2 WHERE application_id = $1 AND action = 'submit'`,
          [id, resident.subject],
        );
        return id;
      }),
    );
    const facts = () =>
      sql(
        `SELECT to_jsonb(a) - 'applicant_subject' - 'mandate_number' AS facts FROM application a ORDER BY id`,
      );
    const before = await facts();

    expect(await night('2026-10-11T03:10:00+08:00')).toMatchObject({ 'application-applicant': 0 });
    expect(await night('2026-10-12T03:10:00+08:00')).toMatchObject({ 'application-applicant': 2 });
    expect(await night('2026-10-12T03:10:00+08:00')).toMatchObject({ 'application-applicant': 0 });

    const gone = { applicant_subject: null, mandate_number: '—', steps_of_applicant: 0 };
    const kept = {
      applicant_subject: resident.subject,
      mandate_number: 'WT-000001',
      steps_of_applicant: 1,
    };
    const rows = await sql<{ id: string }>(
      `SELECT id, applicant_subject, mandate_number, (SELECT count(*)::int FROM application_transition
         WHERE application_id = a.id AND actor_subject = $1) AS steps_of_applicant FROM application a`,
      [resident.subject],
    );
    const of = (wanted: string | undefined) => rows.find(({ id }) => id === wanted);
    expect(of(done)).toMatchObject(gone);
    expect(of(draft)).toMatchObject(gone);
    expect(of(open)).toMatchObject(kept);
    expect(await facts()).toEqual(before);
  });
});
