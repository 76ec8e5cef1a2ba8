/**
 * A piece of JavaScript being written. Everything that comes from outside enters as a constant or
 * through `quote`, never as code; names of functions and variables are made here.
 */
export class SourceText {
  private readonly lines: string[] = [];
  private readonly constants: unknown[] = [];
  private readonly constantNames = new Map<unknown, string>();
  private depth = 0;
  private counter = 0;

  line(text: string): this {
    this.lines.push('  '.repeat(this.depth) + text);
    return this;
  }

  /** `head {`, what `body` writes one step further in, `}`. */
  block(head: string, body: () => void, tail = '}'): this {
    this.line(`${head} {`);
    this.depth += 1;
    body();
    this.depth -= 1;
    return this.line(tail);
  }

  /** The name under which a value of the surrounding program is known inside. */
  constant(value: unknown): string {
    const known = this.constantNames.get(value);
    if (known !== undefined) return known;
    const name = `k${this.constants.length}`;
    this.constants.push(value);
    this.constantNames.set(value, name);
    return name;
  }

  /** A name nobody else has. */
  fresh(prefix: string): string {
    this.counter += 1;
    return `${prefix}${this.counter}`;
  }

  /** Compiles what was written and gives back the value of `result`. */
  build<T>(result: string): T {
    const names = this.constants.map((_, index) => `k${index}`);
    const body = `'use strict';\n${this.toString()}\nreturn ${result};`;
    return new Function(...names, body)(...this.constants) as T;
  }

  toString(): string {
    return this.lines.join('\n');
  }
}

/** A text as a JavaScript literal; the two separators that JSON allows and old readers do not included. */
export function quote(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * The property a response name has in our own objects. Names objects inherit (`constructor`,
 * `__proto__`) become others that no GraphQL name can be.
 */
export function propertyOf(responseName: string): string {
  return INHERITED.has(responseName) ? `${responseName}$` : responseName;
}

/** Reads a response name off a subgraph's answer, where only what it owns counts. */
export function readOwn(object: string, responseName: string): string {
  if (!INHERITED.has(responseName)) return `${object}.${responseName}`;
  const name = quote(responseName);
  return `(Object.hasOwn(${object}, ${name}) ? ${object}[${name}] : undefined)`;
}
