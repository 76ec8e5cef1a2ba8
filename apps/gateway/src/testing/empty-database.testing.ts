import { testDatabase } from '@gezhi/testing';
import { Client } from 'pg';

/** `await using database = await emptyDatabase()`: dropped at the end of the block. */
export async function emptyDatabase() {
  const database = await testDatabase({
    name: 'gateway',
    prepare: async () => undefined,
    version: 'empty',
  });
  const client = new Client({ connectionString: database.url });
  await client.connect();
  return {
    url: database.url,
    query: async (text: string) => (await client.query(text)).rows as Record<string, unknown>[],
    async [Symbol.asyncDispose]() {
      await client.end();
      await database[Symbol.asyncDispose]();
    },
  };
}
