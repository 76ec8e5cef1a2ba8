import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller, Graph } from '@gezhi/engine';
import { vouchForRules } from '@gezhi/field-rules';
import { ANONYMOUS } from '@gezhi/identity';
import { parse, validate } from 'graphql';
import type { ExecutionResult } from 'graphql';
import { broadOperations } from '../testing/broad-operations.testing';
import { startMockDepartments } from '../testing/mock-departments.testing';
import { chooseEngine } from './choose-engine';
import { COMMITTED_SUPERGRAPH } from './supergraph-file';

const OPERATIONS = join(__dirname, '../../operations');
const DEPARTMENTS = ['grid', 'party-building', 'services', 'enforcement'];
const logger = { debug() {}, info() {}, warn() {}, error() {} };
const caller: Caller = {
  actor: ANONYMOUS,
  language: 'en',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
};

/** Both engines on the graph of the city, over departments that make up what they answer. */
describe('the compiled engine and the stock gateway', () => {
  const sdl = vouchForRules(parse(readFileSync(COMMITTED_SUPERGRAPH, 'utf8')));
  let departments: Awaited<ReturnType<typeof startMockDepartments>>;
  let graphs: Graph[];

  beforeAll(async () => {
    departments = await startMockDepartments(sdl, DEPARTMENTS);
    const { subgraphs } = departments;
    graphs = await Promise.all(
      (['stock', 'gezhi'] as const).map((name) =>
        chooseEngine(name, { subgraphs, logger }).load(sdl),
      ),
    );
  }, 60_000);

  afterAll(async () => {
    await Promise.all(graphs.map((graph) => graph.dispose()));
    await departments[Symbol.asyncDispose]();
  });

  async function answers(text: string, variables: Record<string, unknown> = {}) {
    const document = parse(text);
    return Promise.all(
      graphs.map(async (graph) => {
        expect(validate(graph.schema, document).map(String)).toEqual([]);
        const operation = await graph.prepare(document);
        return told(await operation.execute(variables, caller));
      }),
    );
  }

  it.each(readdirSync(OPERATIONS).filter((file) => file.endsWith('.graphql')))(
    'answer %s alike',
    async (file) => {
      const [expected, given] = await answers(read(file), variablesOf(file));
      expect(given).toEqual(expected);
    },
  );

  it('answer every entry of the graph alike, three levels deep', async () => {
    const operations = broadOperations(graphs[0]!.schema);
    expect(operations.length).toBeGreaterThan(20);
    for (const text of operations) {
      const [expected, given] = await answers(text);
      expect({ text, ...given }).toEqual({ text, ...expected });
    }
  }, 120_000);

  /** What a client can rely on: data, and where which kind of error was met. */
  function told({ data, errors = [] }: ExecutionResult) {
    const places = errors.map(({ path, extensions }) => JSON.stringify([path, extensions.code]));
    return { data: JSON.parse(JSON.stringify(data ?? null)) as unknown, errors: places.sort() };
  }

  function read(file: string): string {
    return readFileSync(join(OPERATIONS, file), 'utf8');
  }

  function variablesOf(file: string): Record<string, unknown> {
    try {
      return JSON.parse(read(file.replace('.graphql', '.variables.json'))) as Record<
        string,
        unknown
      >;
    } catch {
      return {};
    }
  }
});
