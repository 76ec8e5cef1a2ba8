import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SubgraphDefinition } from '@gezhi/subgraph';
import { lintDefinitions } from './guard-rails';

const ROOT = join(__dirname, '../../../..');

type Metrics = readonly { readonly key: string; readonly title: { en: string; zh: string } }[];
type Codes = readonly {
  readonly name: string;
  readonly title: { zh: string };
  readonly labels: Record<string, { zh: string }>;
}[];

const rulesBroken = (definitions: Metrics, codeLists: Codes = []): number[] =>
  lintDefinitions({
    metrics: { definitions },
    codeLists,
    machines: [],
  } as unknown as SubgraphDefinition).map(({ rule }) => rule);

const metric = (key: string, zh = '指标'): Metrics => [{ key, title: { en: 'A figure', zh } }];

describe('the guard rails of definitions', () => {
  it('let figures about matters, organisations and places pass', () => {
    expect(rulesBroken(metric('event.closeRate', '办结率'))).toEqual([]);
    expect(rulesBroken(metric('grid.coverage', '网格覆盖率'))).toEqual([]);
  });

  it.each([
    [1, 'resident.score', '指标'],
    [1, 'x', '居民积分'],
    [3, 'x', '重点青少年人数'],
    [5, 'petition.rate', '指标'],
    [5, 'x', '零信访社区占比'],
    [6, 'x', '身份证登记率'],
    [13, 'staff.trajectory', '指标'],
    [17, 'enf.fineTotal', '指标'],
    [17, 'x', '罚没收入'],
    [18, 'x', '党员名单数'],
    [19, 'worker.idleTime', '指标'],
  ])('rule %i refuses %s (%s)', (rule, key, zh) => {
    expect(rulesBroken(metric(key, zh))).toContain(rule);
  });

  it('look at codes and their labels too', () => {
    const kinds = { name: 'Kind', title: { zh: '类别' }, labels: { A: { zh: '涉访人员' } } };
    expect(rulesBroken([], [kinds])).toEqual([3]);
  });
});

describe('the page of guard rails', () => {
  it.each(['docs/guard-rails.md', 'docs/guard-rails.zh-CN.md'])(
    '%s shows all twenty rules and where each is held, in files that exist',
    (page) => {
      const rows = readFileSync(join(ROOT, page), 'utf8')
        .split('\n')
        .filter((line) => /^\| \d+ +\|/.test(line));
      expect(rows.map((row) => Number(/\d+/.exec(row)?.[0]))).toEqual(
        Array.from({ length: 20 }, (_, index) => index + 1),
      );
      for (const row of rows) {
        const files = [...row.matchAll(/`((?:apps|libs|docs|tools)\/[^`]+)`/g)].map(
          ([, file]) => file ?? '',
        );
        expect(files).not.toEqual([]);
        expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
      }
    },
  );
});
