/**
 * The table of an aggregate's steps. Migrations that have run were made with it: never change it, write another.
 */
export function historyTable(table: string, key: string): string {
  return `CREATE TABLE ${table} (
        id uuid NOT NULL,
        ${key} uuid NOT NULL,
        action text NOT NULL,
        from_state text,
        to_state text NOT NULL,
        actor_subject text NOT NULL,
        actor_organization_id uuid,
        note text,
        occurred_at timestamptz(3) NOT NULL,
        CONSTRAINT ${table}_pkey PRIMARY KEY (id)
      );
      CREATE INDEX ${table}_${key}_idx ON ${table} (${key}, occurred_at);`;
}
