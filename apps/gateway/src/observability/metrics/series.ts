/** One figure under one set of labels; whoever changes it often keeps it. */
export class Series {
  constructor(
    readonly labels: string,
    public value = 0,
  ) {}
}

/** How often something took how long, in cumulative buckets when it is told. */
export class DistributionSeries {
  sum = 0;
  count = 0;
  /** Not cumulative; the last one holds what is above all bounds. */
  readonly inBucket: Float64Array;

  constructor(
    readonly labels: string,
    private readonly bounds: readonly number[],
  ) {
    this.inBucket = new Float64Array(bounds.length + 1);
  }

  observe(value: number): void {
    const { bounds, inBucket } = this;
    let index = 0;
    while (index < bounds.length && value > (bounds[index] ?? Infinity)) index += 1;
    inBucket[index] = (inBucket[index] ?? 0) + 1;
    this.sum += value;
    this.count += 1;
  }
}

/** Something measured that can be told in Prometheus' text format. */
export interface Metric {
  readonly name: string;
  text(): string;
}

export interface MetricHead {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
}

abstract class Family<S> implements Metric {
  readonly name: string;
  protected readonly all = new Map<string, S>();

  constructor(private readonly head: MetricHead & { readonly type: string }) {
    this.name = head.name;
  }

  /** The figure under these values of the labels, in their order. Values must come from a small set. */
  with(...values: readonly string[]): S {
    const labels = this.labelsOf(values);
    const known = this.all.get(labels);
    if (known !== undefined) return known;
    const made = this.make(labels);
    this.all.set(labels, made);
    return made;
  }

  text(): string {
    const { name, help, type, labels = [] } = this.head;
    // What was never counted is told as nothing, so that its absence is no gap.
    if (labels.length === 0) this.with();
    const lines = [...this.all.values()].map((each) => this.lines(each));
    return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
  }

  protected abstract make(labels: string): S;
  protected abstract lines(series: S): string;

  private labelsOf(values: readonly string[]): string {
    const names = this.head.labels ?? [];
    if (names.length !== values.length)
      throw new RangeError(`${this.name}: ${values.length} labels`);
    return names.map((name, index) => `${name}="${escaped(values[index] ?? '')}"`).join(',');
  }
}

/** Figures that only grow, or that go up and down. */
export class Figures extends Family<Series> {
  constructor(head: MetricHead & { readonly type: 'counter' | 'gauge' }) {
    super(head);
  }

  protected make(labels: string): Series {
    return new Series(labels);
  }

  protected lines({ labels, value }: Series): string {
    return `${this.name}${labels === '' ? '' : `{${labels}}`} ${value}\n`;
  }
}

/** How long something took, in seconds. */
export class Durations extends Family<DistributionSeries> {
  constructor(
    head: MetricHead,
    private readonly bounds: readonly number[] = BOUNDS,
  ) {
    super({ ...head, type: 'histogram' });
  }

  protected make(labels: string): DistributionSeries {
    return new DistributionSeries(labels, this.bounds);
  }

  protected lines({ labels, inBucket, sum, count }: DistributionSeries): string {
    const before = labels === '' ? '' : `${labels},`;
    const own = labels === '' ? '' : `{${labels}}`;
    let told = '';
    let below = 0;
    this.bounds.forEach((bound, index) => {
      below += inBucket[index] ?? 0;
      told += `${this.name}_bucket{${before}le="${bound}"} ${below}\n`;
    });
    told += `${this.name}_bucket{${before}le="+Inf"} ${count}\n`;
    return `${told}${this.name}_sum${own} ${sum}\n${this.name}_count${own} ${count}\n`;
  }
}

/** Read when it is told. */
export class ReadFigure implements Metric {
  readonly name: string;

  constructor(
    private readonly head: MetricHead & { readonly type: 'counter' | 'gauge' },
    private readonly read: () => number,
  ) {
    this.name = head.name;
  }

  text(): string {
    const { name, help, type } = this.head;
    return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${this.read()}\n`;
  }
}

/** Seconds; from what is answered out of memory to the longest time an operation may take. */
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
