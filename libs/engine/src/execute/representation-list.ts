import type { Gathered, Representations, Target } from '../compile/program';

/** The representations of one list of a request, each once, as JSON text. */
export class RepresentationList implements Representations {
  private readonly numbers = new Map<string, number>();
  text = '';

  get size(): number {
    return this.numbers.size;
  }

  add(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(text, number);
    this.text = number === 0 ? text : `${this.text},${text}`;
    return number;
  }
}

/** Which objects of one fetch wait for which entity. */
export class GatheredPart implements Gathered {
  readonly targets: Target[] = [];
  readonly indices: number[] = [];
  private readonly firsts = new Map<number, Target>();

  first(index: number): Target | undefined {
    return this.firsts.get(index);
  }

  add(target: Target, index: number): void {
    this.targets.push(target);
    this.indices.push(index);
    if (!this.firsts.has(index)) this.firsts.set(index, target);
  }
}
