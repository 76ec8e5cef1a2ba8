import { readOptions, UsageError } from './options';
import type { Workload } from './workload';

const workload = (name: string, queries: string[], candidates: string[]): Workload => ({
  name,
  title: name,
  queries,
  candidates,
  builds: [],
  open: () => Promise.reject(new Error('not opened here')),
});

const known = [
  workload('w3', ['overview'], ['gezhi', 'sql']),
  workload('w8', ['small', 'heavy'], ['stock', 'gezhi']),
];
const read = (...words: string[]) => readOptions(words, known);

describe('The command line of the bench', () => {
  it('measures everything of the workloads it names unless told otherwise', () => {
    expect(read('w3', 'w8')).toMatchObject({
      workloads: ['w3', 'w8'],
      queries: null,
      candidates: null,
      seconds: 5,
      rounds: 3,
      connections: 50,
      operations: 100_000,
      events: 1_000_000,
      json: false,
    });
  });

  it('takes some queries and candidates of them', () => {
    const options = read('w8', '--queries', 'small', '--candidates', 'gezhi,stock', '--json');
    expect(options).toMatchObject({
      queries: ['small'],
      candidates: ['gezhi', 'stock'],
      json: true,
    });
  });

  it('follows over either transport, as one caller or as many', () => {
    const words = ['--queries', 'shared', '--candidates', 'websocket', '--subscribers', '20'];
    expect(read('w7', ...words)).toMatchObject({
      ...{ queries: ['shared'], candidates: ['websocket'], subscribers: 20, rate: 100 },
    });
  });

  it.each([
    [['w9'], 'There is no w9: w3, w8, w7, statements, attacks, explain, reload, stop, flood.'],
    [['w8', '--queries', 'overview'], '--queries: there is no overview here: small, heavy.'],
    [['w8', '--candidates', 'sql'], '--candidates: there is no sql here: stock, gezhi.'],
    [['w8', '--seconds', '0'], '--seconds is a number of seconds'],
    [['w8', '--rounds', '1.5'], '--rounds is a whole number from 1 to 1000'],
    [['explain', '--events', 'many'], '--events is a whole number from 1 to 10000000'],
    [['w8', '--faster'], "Unknown option '--faster'"],
  ])('says of %j what to write instead', (words, message) => {
    expect(() => read(...words)).toThrow(UsageError);
    expect(() => read(...words)).toThrow(message);
  });
});
