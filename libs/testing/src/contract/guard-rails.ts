import type { SubgraphDefinition } from '@gezhi/subgraph';
import type { DataSource } from 'typeorm';

/** One name or text that a guard rail forbids. */
export interface Breach {
  /** The number of the rule in docs/guard-rails.md. */
  readonly rule: number;
  readonly where: string;
}

interface Forbidden {
  readonly rule: number;
  /** Names of columns, metrics and codes, in lower case without separators. */
  readonly names: RegExp;
  /** Titles and labels in Chinese. */
  readonly labels?: RegExp;
}

/** What may stand nowhere: not in a table, not as a metric, not as a code. */
const FORBIDDEN: readonly Forbidden[] = [
  {
    rule: 1,
    names:
      /(person|resident|citizen|household)(score|risk|credit|rank|grade|tag|label)|(social|personal)credit|trustscore|predict(ed|ion)?(person|resident|behaviou?r)/,
    labels: /居民(评分|积分|信用|等级|画像|标签)|个人(信用|积分|评分|画像)|人员(画像|标签|风险)/,
  },
  {
    rule: 3,
    names: /specialgroup|keyperson|keyyouth|stabilitycontrol|visitpetition|controlledperson/,
    labels: /特殊人群|重点青少年|重点人员|稳控|涉访/,
  },
  {
    rule: 5,
    names:
      /zeropetition|petition(rate|count|rank)|petitioner|complain(t|ts)perperson|repeatcomplainant/,
    labels: /零信访|零上访|信访(量|率|排名|人员)|投诉人(次数|排名)|缠访|闹访/,
  },
  {
    rule: 6,
    names: /idcard|identity(number|card|no)|idnumber|citizenid|passport(no|number)/,
    labels: /身份证|护照号/,
  },
  {
    rule: 13,
    names:
      /biometric|fingerprint|faceid|facefeature|voiceprint|iris|religio|healthstatus|disease|diagnosis|whereabouts|trajectory|livelocation/,
    labels: /人脸|指纹|声纹|虹膜|行踪|轨迹|宗教信仰|病史|健康状况/,
  },
  {
    rule: 17,
    names:
      /fine(amount|total|quota|count|income)|totalfines|penalty(amount|income)|confiscat\w*(amount|income)|casequota/,
    labels: /罚款(金额|总额|任务|指标)|罚没(收入|金额)|办案指标/,
  },
  {
    rule: 18,
    names: /partymember(name|list|id|no)|ispartymember|membershipnumber/,
    labels: /党员(姓名|名单|身份|编号)/,
  },
  {
    rule: 19,
    names:
      /(worker|member|staff|officer)(location|position|track|mood|keystroke|idletime)|lastlogin(ip|place)/,
    labels: /(网格员|工作人员)(轨迹|定位|在线时长)/,
  },
];

/** What a department's metrics, codes and states say that they must not. */
export function lintDefinitions(definition: SubgraphDefinition): Breach[] {
  const texts = [
    ...definition.metrics.definitions.map(({ key, title }) => ({ name: key, label: title.zh })),
    ...definition.codeLists.flatMap(({ name, title, labels }) => [
      { name, label: title.zh },
      ...Object.entries(labels).map(([code, label]) => ({
        name: `${name}.${code}`,
        label: label.zh,
      })),
    ]),
    ...definition.machines.flatMap(({ name, states }) =>
      Object.entries<{ zh: string }>(states).map(([state, label]) => ({
        name: `${name}.${state}`,
        label: label.zh,
      })),
    ),
  ];
  return texts.flatMap(({ name, label }) => breaches(name, label));
}

/** What the names of a department's tables and columns say that they must not. */
export async function lintTables(owner: DataSource): Promise<Breach[]> {
  const columns = await owner.query<{ table_name: string; column_name: string }[]>(
    `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'`,
  );
  return columns.flatMap((column) => breaches(`${column.table_name}.${column.column_name}`));
}

function breaches(name: string, label = ''): Breach[] {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return FORBIDDEN.filter(({ names, labels }) => names.test(plain) || labels?.test(label)).map(
    ({ rule }) => ({ rule, where: label === '' ? name : `${name} (${label})` }),
  );
}
