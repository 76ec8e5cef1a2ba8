import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { systemClock } from '@gezhi/kernel';
import { receiver, yes } from '../receiver.testing';
import { tellingDepartment } from '../telling-department.testing';

jest.setTimeout(120_000);

const ROOT = resolve(__dirname, '../../../..');

/** A process of its own that delivers what is due, with a lease of so many seconds. */
function worker(url: string, port: number, lease: number) {
  const child = spawn(
    process.execPath,
    [
      '--conditions=@gezhi/source',
      '-r',
      resolve(ROOT, 'node_modules/@swc-node/register'),
      resolve(__dirname, 'delivery-worker.testing.ts'),
      ...[url, String(port), String(lease)],
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, SWC_NODE_PROJECT: resolve(ROOT, 'tsconfig.base.json') },
    },
  );
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const ended = once(child, 'exit').then(() => said);
  return { child, ended };
}

it('a worker killed between sending and writing it down is taken over: told again, with the same key, changing nothing else', async () => {
  await using department = await tellingDepartment(systemClock);
  await using there = await receiver();
  await department.endpoint({ address: there.url });
  await department.tell();
  const facts = () =>
    department.owner.query('SELECT id, kind, "values", about_id FROM notification');
  const before = await facts();

  // The receiver has the whole message, and its answer is never heard.
  const arrived = Promise.withResolvers<void>();
  there.answer = () => arrived.resolve();
  const first = worker(department.serviceUrl, there.port, 3_600);
  await arrived.promise;
  first.child.kill('SIGKILL');
  await first.ended;
  expect(await department.deliveries()).toMatchObject([
    { channel: 'IN_APP', state: 'SENT' },
    { channel: 'WEBHOOK', state: 'PENDING', attempts: 1 },
  ]);

  // While the lease holds, nobody else touches it; then somebody does.
  there.answer = yes;
  const early = worker(department.serviceUrl, there.port, 3_600);
  expect(JSON.parse(await early.ended)).toMatchObject({ sent: 0 });
  await department.owner.query(
    `UPDATE notification_delivery SET leased_until = now() - interval '1 second' WHERE leased_until IS NOT NULL`,
  );
  const second = worker(department.serviceUrl, there.port, 3_600);
  expect(JSON.parse(await second.ended)).toMatchObject({ sent: 1 });
  expect(await department.deliveries()).toMatchObject([
    { channel: 'IN_APP' },
    { channel: 'WEBHOOK', state: 'SENT', attempts: 2 },
  ]);
  const keys = there.calls.map(({ headers }) => headers['webhook-id']);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
  expect(there.calls[0]?.body).toBe(there.calls[1]?.body);
  expect(await facts()).toEqual(before);
});
