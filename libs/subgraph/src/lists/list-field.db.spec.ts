import { newId, valueOf } from '@gezhi/kernel';
import {
  CodeColumn,
  createDataSource,
  encodeCursor,
  IdColumn,
  IntegerColumn,
  sql,
  ownersDatabase,
} from '@gezhi/persistence';
import type { DataSource } from 'typeorm';
import { Entity } from 'typeorm';
import { lampContext } from '../lamp.testing';
import { listField } from './list-field';
import { PageArgs } from './page.args';

jest.setTimeout(30_000);

@Entity()
class Tree {
  @IdColumn()
  id!: string;

  @CodeColumn()
  street!: string;

  @IntegerColumn()
  height!: number;
}

const statements: string[] = [];
let dataSource: DataSource;
beforeAll(async () => {
  // One connection, so that its temporary table is a database of this file's own.
  dataSource = await createDataSource({
    name: 'list-specs',
    url: process.env['GEZHI_TEST_POSTGRES'] ?? '',
    entities: [Tree],
    migrations: [],
    poolSize: 1,
    onStatement: (statement) => statements.push(statement),
  }).initialize();
  await dataSource.query('CREATE TEMP TABLE tree (id uuid, street text, height integer NOT NULL)');
  const rows = ['elm', 'oak'].flatMap((street) =>
    [1, 2, 3].map((height) => ({ id: newId(), street, height })),
  );
  await dataSource.manager.insert(Tree, rows);
});
afterAll(() => dataSource.destroy());
beforeEach(() => void (statements.length = 0));

class TreeArgs extends PageArgs {
  tallerThan: number = 0;
}
const treesOf = listField('trees', (_context, { tallerThan }: TreeArgs) => ({
  entity: Tree,
  on: sql`t.street = p.key`,
  where: [sql`t.height > ${tallerThan}`],
  orderBy: 'height',
  direction: 'DESC',
}));
const args = (more: Partial<TreeArgs> = {}) => Object.assign(new TreeArgs(), { first: 2 }, more);
const context = () => ({ ...lampContext(), database: ownersDatabase(dataSource) });

describe('a connection below many parents', () => {
  it('is one statement, and its totals another one when somebody asks', async () => {
    const request = context();
    const answers = await Promise.all(
      ['elm', 'oak', 'ash'].map((street) => treesOf(request, street, args())),
    );
    const lists = answers.map(valueOf);
    expect(lists.map(({ nodes }) => nodes.map(({ height }) => height))).toEqual([
      [3, 2],
      [3, 2],
      [],
    ]);
    expect(lists.map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, true, false]);
    expect(statements).toHaveLength(1);
    expect(await Promise.all(lists.map(({ totalCount }) => totalCount))).toEqual([3, 3, 0]);
    expect(statements).toHaveLength(2);
  });

  it('counts the whole list, whatever page of it is read', async () => {
    const request = context();
    const start = valueOf(await treesOf(request, 'oak', args()));
    const after = start.pageInfo.endCursor;
    const rest = valueOf(await treesOf(request, 'oak', args({ after })));
    expect(rest.nodes.map(({ height }) => height)).toEqual([1]);
    expect(await Promise.all([start.totalCount, rest.totalCount])).toEqual([3, 3]);
    expect(statements).toHaveLength(3);
  });

  it('keeps lists with different conditions apart', async () => {
    const request = context();
    const [all, tall] = await Promise.all([
      treesOf(request, 'oak', args()),
      treesOf(request, 'oak', args({ tallerThan: 2 })),
    ]);
    expect(valueOf(all).nodes).toHaveLength(2);
    expect(valueOf(tall).nodes).toHaveLength(1);
    expect(await valueOf(tall).totalCount).toBe(1);
  });

  it('refuses pages nobody may ask for without asking the database', async () => {
    expect(await treesOf(context(), 'oak', args({ first: 201 }))).toMatchObject({
      refusal: { code: 'LIMIT_EXCEEDED' },
    });
    const after = encodeCursor({ value: 'tall', key: newId() });
    await expect(treesOf(context(), 'oak', args({ after }))).rejects.toThrow('no place');
    expect(statements).toEqual([]);
  });
});
