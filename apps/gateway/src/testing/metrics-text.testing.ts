/** One line of Prometheus' text format. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const LINE = /^([a-zA-Z_:][\w:]*)(?:\{((?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*",?)*)\})? (\S+)$/;
/** What was not measured since it was last told. */
const NOT_A_NUMBER = /^nan$/i;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"/g;

/** Reads a scraped text; throws for a line Prometheus would not take, a sample without a head, or one told twice. */
export function readMetrics(text: string): readonly Sample[] {
  const types = new Set<string>();
  const seen = new Set<string>();
  const samples: Sample[] = [];
  for (const line of text.trimEnd().split('\n')) {
    if (line === '' || line.startsWith('# HELP ')) continue;
    const head = /^# TYPE (\S+) (counter|gauge|histogram|summary)$/.exec(line);
    if (head !== null) {
      if (types.has(head[1] ?? '')) throw new Error(`Told twice: ${line}`);
      types.add(head[1] ?? '');
      continue;
    }
    const [, name = '', labels = '', value = ''] = LINE.exec(line) ?? [];
    const number = NOT_A_NUMBER.test(value) ? NaN : parseFloat(value);
    if (Number.isNaN(number) && !NOT_A_NUMBER.test(value)) throw new Error(`Not a sample: ${line}`);
    const known = types.has(name) || types.has(name.replace(/_(bucket|sum|count)$/, ''));
    if (!known) throw new Error(`Without a head: ${line}`);
    const key = line.slice(0, line.lastIndexOf(' '));
    if (seen.has(key)) throw new Error(`Told twice: ${line}`);
    seen.add(key);
    const pairs = [...labels.matchAll(LABEL)].map(([, label = '', text = '']) => [label, text]);
    samples.push({ name, labels: Object.fromEntries(pairs) as never, value: number });
  }
  return samples;
}

/** The value of a figure; undefined when there is none with these labels. */
export function figure(
  samples: readonly Sample[],
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number | undefined {
  const found = samples.filter(
    (sample) =>
      sample.name === name &&
      Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
  );
  return found.length === 0 ? undefined : found.reduce((sum, { value }) => sum + value, 0);
}
