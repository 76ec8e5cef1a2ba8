import { Client } from 'pg';

/**
 * From now on the server sends to every connection of this login in this database, as a notice, how each statement was
 * carried out: those inside triggers, row rules and functions as well. Ends when disposed. Needs a superuser.
 */
export async function tellPlans(ownerUrl: string, login: string): Promise<AsyncDisposable> {
  await alter(ownerUrl, login, [
    'SET session_preload_libraries = auto_explain',
    'SET auto_explain.log_min_duration = 0',
    'SET auto_explain.log_nested_statements = on',
    'SET auto_explain.log_format = json',
    'SET auto_explain.log_level = notice',
    'SET auto_explain.log_analyze = on',
    'SET auto_explain.log_timing = off',
    'SET auto_explain.log_parameter_max_length = 0',
  ]);
  return { [Symbol.asyncDispose]: () => alter(ownerUrl, login, ['RESET ALL']) };
}

async function alter(url: string, login: string, settings: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // Its settings are known once the library is there.
    await client.query(`LOAD 'auto_explain'`);
    const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
    const whose = `${client.escapeIdentifier(login)} IN DATABASE ${client.escapeIdentifier(rows[0]?.name ?? '')}`;
    for (const setting of settings) await client.query(`ALTER ROLE ${whose} ${setting}`);
  } finally {
    await client.end();
  }
}
