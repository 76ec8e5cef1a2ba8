import { systemClock } from '@gezhi/kernel';
import { createLogger } from '@gezhi/server';
import { createPostgresBus } from '../bus/postgres-bus';
import { open, wholeOf } from '../messaging-database.testing';
import { startMessaging } from '../start-messaging';
import { change } from '../thing.testing';

/**
 * What killed.e2e.spec.ts kills: a department that changes its things without pause and tells of each change, over a
 * handful of keys, with its relay beside. It says each change after it was committed.
 */
async function main([url = '', busUrl = '', run = '']: readonly string[]): Promise<void> {
  const dataSource = await open(url);
  const database = wholeOf(dataSource);
  const logger = createLogger({ name: 'killed', level: 'silent' });
  const bus = createPostgresBus({ url: busUrl, name: 'grid' });
  const clock = systemClock;
  startMessaging({ name: 'grid', url, database, bus, consumptions: [], clock, logger });
  for (let value = 1; ; value++) {
    const key = `${run}-${value % 5}`;
    await change(database, key, value);
    process.stdout.write(`${key} ${value}\n`);
  }
}

if (require.main === module) void main(process.argv.slice(2));
