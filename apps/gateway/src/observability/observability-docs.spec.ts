import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GatewayWatch } from './gateway-watch';
import { OperationTracer } from './tracing/operation-tracer';
import { UsageRecorder } from '../usage/usage-recorder';

const DOCS = join(__dirname, '../../../../docs/operations');
const read = (file: string) => readFileSync(join(DOCS, file), 'utf8');
const namesIn = (text: string) =>
  [...new Set(text.match(/\bgezhi_(?!gateway\.)[a-z_]+\b/g))].sort();

/** Everything a gateway that watches everything tells, but for what a node process tells of itself. */
async function told(): Promise<readonly string[]> {
  const logger = { warn: () => undefined };
  const tracer = new OperationTracer({ endpoint: 'http://127.0.0.1:9', ratio: 0, logger });
  const store = { add: async () => undefined, close: async () => undefined };
  const usage = new UsageRecorder({ store, clock: { now: () => new Date() }, logger });
  const watch = new GatewayWatch({ metrics: true, tracer, usage });
  const counts = { served: 0, refused: 0, warmUpMilliseconds: 0, retiring: 0 };
  watch.gatewayIs({ followers: () => 0, reloads: () => counts });
  const text = await watch.text();
  await watch.close();
  return [...text.matchAll(/^# TYPE (gezhi_\S+)/gm)].map(([, name = '']) => name).sort();
}

describe('what is written about figures', () => {
  it.each(['observability.md', 'observability.zh-CN.md'])(
    '%s names all of them and no other',
    async (file) => {
      const rows = read(file).matchAll(/^\| `(gezhi_\w+)`/gm);
      expect([...rows].map(([, name]) => name).sort()).toEqual(await told());
    },
  );

  it.each(['observability/prometheus-rules.yml', 'observability/grafana-dashboard.json'])(
    '%s asks for none that is not told',
    async (file) => {
      const asked = namesIn(read(file)).map((name) => name.replace(/_bucket$/, ''));
      expect(asked.length).toBeGreaterThan(5);
      expect(await told()).toEqual(expect.arrayContaining(asked));
    },
  );
});
