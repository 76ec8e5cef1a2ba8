import { isAreaCode, isId } from '@gezhi/kernel';
import { AREA_TOPIC, ORGANIZATION_TOPIC } from '@gezhi/messaging';
import type { SubgraphDefinition } from '@gezhi/subgraph';
import type { DataSource } from 'typeorm';

/** Says of every copy of others' lists that it has arrived; what is in it is another matter. */
export async function fillCopies(
  { copies = [] }: SubgraphDefinition,
  dataSource: DataSource,
): Promise<void> {
  for (const { topic } of copies)
    await dataSource.query(
      'INSERT INTO reference_copy (topic, filled_at) VALUES ($1, now()) ON CONFLICT DO NOTHING',
      [topic],
    );
}

const AREA = /(?:areaCode|communityCode|code)s?$/i;
const ORGANIZATION = /organi[sz]ationIds?$/i;

/** Puts the areas and organisations that questions name into the copies of the department, each once. */
export function referenceKeeper(
  { copies = [] }: SubgraphDefinition,
  dataSource: DataSource,
): (query: string, variables: object) => Promise<void> {
  const keeps = (topic: string): boolean => copies.some((copy) => copy.topic === topic);
  const known = new Set<string>();
  const fresh = (keys: readonly string[]): string[] => {
    const found = keys.filter((key) => !known.has(key));
    for (const key of found) known.add(key);
    return found;
  };
  const keep = async (query: string, variables: object): Promise<void> => {
    const named = [...namedIn(variables), ...namedInText(query)];
    const areas = named.filter(({ name, key }) => AREA.test(name) && isAreaCode(key));
    const organizations = named.filter(({ name, key }) => ORGANIZATION.test(name) && isId(key));
    if (keeps(AREA_TOPIC.name)) await knowAreas(dataSource, fresh(areas.map(({ key }) => key)));
    if (keeps(ORGANIZATION_TOPIC.name))
      await knowOrganizations(dataSource, fresh(organizations.map(({ key }) => key)));
  };
  // One after the other: a question asked at the same time waits for what it names too.
  let last: Promise<void> = Promise.resolve();
  return (query, variables) => (last = last.then(() => keep(query, variables)));
}

/** Makes areas known to a department that keeps a copy of their list. */
export async function knowAreas(dataSource: DataSource, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return;
  await dataSource.query(
    `INSERT INTO reference_area (code, name, kind, valid_from, version)
    SELECT code, code, 'COMMUNITY', '2000-01-01', 1 FROM unnest($1::text[]) code ON CONFLICT DO NOTHING`,
    [codes],
  );
}

/** Makes organisations known to a department that keeps a copy of their register. */
export async function knowOrganizations(
  dataSource: DataSource,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await dataSource.query(
    `INSERT INTO reference_organization (id, name, kind, area_code, version)
    SELECT id, id::text, 'GOV_DEPARTMENT', '320104', 1 FROM unnest($1::uuid[]) id ON CONFLICT DO NOTHING`,
    [ids],
  );
}

interface Named {
  readonly name: string;
  readonly key: string;
}

function namedIn(value: unknown, name = ''): Named[] {
  if (typeof value === 'string') return [{ name, key: value }];
  if (Array.isArray(value)) return value.flatMap((item) => namedIn(item, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, held]) => namedIn(held, field));
}

function namedInText(query: string): Named[] {
  return [...query.matchAll(/(\w+): \[?"([^"]+)"/g)].map(([, name = '', key = '']) => ({
    name,
    key,
  }));
}
