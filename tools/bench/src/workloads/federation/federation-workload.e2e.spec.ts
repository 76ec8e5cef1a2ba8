import { readOptions } from '../../options';
import { runBench } from '../../run-bench';
import { W8 } from './federation-workload';

const FIELDS = [
  'workload',
  'query',
  'candidate',
  'requestsPerCpuSecond',
  'p50Ms',
  'p99Ms',
  'rssMb',
  'equal',
];

describe('The bench on the gateway alone', () => {
  it('finds the answers of all candidates equal and gives every figure', async () => {
    const words = ['w8', '--queries', 'heavy-distinct,small', '--seconds', '1', '--rounds', '1'];
    const options = readOptions([...words, '--warm-up', '0', '--connections', '4'], [W8]);
    const silent = { onProgress: () => undefined, onResults: () => undefined };
    const results = await runBench([W8], options, silent);

    const asked = results.map(({ query, candidate }) => `${query} ${candidate}`);
    expect(asked).toEqual([
      'heavy-distinct stock',
      'heavy-distinct gezhi',
      'small stock',
      'small gezhi',
    ]);
    for (const result of results) {
      expect(result).toMatchObject({ workload: 'w8', equal: true, difference: null });
      expect(Object.keys(result).slice(0, FIELDS.length)).toEqual(FIELDS);
      const { requestsPerCpuSecond, p50Ms, p99Ms, rssMb, ratio, requests } = result;
      for (const figure of [requestsPerCpuSecond, p50Ms, p99Ms, rssMb, ratio, requests]) {
        expect(figure).toBeGreaterThan(0);
      }
    }
  }, 180_000);
});
