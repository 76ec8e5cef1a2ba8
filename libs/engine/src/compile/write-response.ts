import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type {
  GraphQLAbstractType,
  GraphQLInterfaceType,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLSchema,
} from 'graphql';
import type {
  DeferredSelection,
  FieldCollector,
  GuardedField,
  GuardedSelection,
} from './collect-fields';
import { guardExpression } from './guards';
import { leafTextOf } from './leaf-text';
import type { Shape } from './shape';
import { propertyOf, quote } from './source-text';
import type { SourceText } from './source-text';

export interface ResponseWriterOptions {
  readonly schema: GraphQLSchema;
  readonly collector: FieldCollector;
  /** Follows the path, for the second run over an answer in which something is wrong. */
  readonly careful: boolean;
  /** The client's name of a field that had to be fetched under another. */
  readonly clientName: (responseName: string) => string;
  /** The number of a root field about the schema among those answered ahead. */
  readonly introspection: (responseName: string) => number;
}

/**
 * Fields are read of objects, and of interfaces where a subgraph knows no more of an object than that
 * it has the interface (`@interfaceObject`) and nobody asked for more.
 */
type FieldsType = GraphQLObjectType | GraphQLInterfaceType;

interface Collected {
  readonly fields: CollectedFields;
  readonly deferred: readonly DeferredSelection[];
}

type CollectedFields = readonly (readonly [string, readonly GuardedField[]])[];

/** A writer no one needs: more than any honest operation has. */
const MOST_FUNCTIONS = 20_000;

export class TooManyTypesError extends Error {
  override readonly name = 'TooManyTypesError';
}

/**
 * Generates functions that write merged data as the JSON text of the answer: types, `@skip` and
 * `@include`, null where the schema wants it, leaves checked. A function gives null (not `"null"`)
 * for what is null or cannot be written, and who called decides what becomes of it.
 *
 * An object that stands in several places is written once and remembers its text.
 */
export class ResponseWriter {
  private readonly objects = new Map<string, string>();
  private readonly lists = new Map<string, string>();
  private readonly numbers = new Map<unknown, number>();
  private count = 0;

  constructor(
    private readonly source: SourceText,
    private readonly options: ResponseWriterOptions,
  ) {}

  /** Name of the function that writes the whole of `data`. */
  root(type: GraphQLObjectType, selection: GuardedSelection, shape: Shape): string {
    return this.objectOf([type], this.collect(type, [selection]), shape, true);
  }

  private collect(type: FieldsType, selections: readonly GuardedSelection[]): Collected {
    const { fields, deferred } = this.options.collector.collectAll(type, selections);
    return { fields: [...fields], deferred };
  }

  /** A function for objects of these types, for which all these fields are the same. */
  private objectOf(
    types: readonly FieldsType[],
    collected: Collected,
    shape: Shape | undefined,
    isRoot = false,
  ): string {
    const [type] = types;
    if (type === undefined) throw new Error('A function for no type.');
    const { fields, deferred } = collected;
    const key = `${types.length > 1 ? '*' : type.name} ${shape?.id} ${this.keyOf(type, collected)}`;
    const known = this.objects.get(key);
    if (known !== undefined) return known;
    const name = this.fresh('write');
    this.objects.set(key, name);
    const number = this.count;
    const remembers = !this.options.careful && !isRoot && shape?.isShared === true;
    const statements = fields.map(([responseName, nodes]) =>
      this.fieldOf(type, types.length > 1, responseName, nodes, shape, isRoot),
    );
    const later = deferred.map((each) => this.laterOf(type, each, shape, isRoot));
    const hasGuards = [...statements, ...later].some(({ when }) => when !== null);
    this.source.block(`function ${name}(o, x)`, () => {
      if (remembers) this.source.line(`if (o.$writer === ${number}) return o.$text;`);
      if (hasGuards) this.source.line('const c = x.conditions;');
      const done = (text: string) => {
        for (const { block, write, when } of later) {
          const condition = when === null ? '' : `if (${when}) `;
          this.source.line(`${condition}x.defer(${block}, ${write}, o);`);
        }
        return remembers ? `o.$writer = ${number}; return o.$text = ${text};` : `return ${text};`;
      };
      if (hasGuards) this.writeGuarded(statements, done);
      else this.writePlain(statements, done);
    });
    return name;
  }

  /** What is answered later of an object, once the object itself can be written. */
  private laterOf(
    type: FieldsType,
    { block, selection, guard }: DeferredSelection,
    shape: Shape | undefined,
    isRoot: boolean,
  ) {
    // Guards of the fragment are asked for here, and hold for all in it.
    const collected = this.collect(type, [{ selection, guard: [] }]);
    const write = this.objectOf([type], collected, shape, isRoot);
    return { block, write, when: guardExpression([guard]) };
  }

  private writePlain(statements: readonly FieldStatement[], done: (text: string) => string): void {
    const parts = statements.map(({ key, value, mustBe }, index) => {
      const text = this.writeValue(key, value, mustBe);
      return `${quote(`${index === 0 ? '{' : ','}${JSON.stringify(key)}:`)} + ${text}`;
    });
    this.source.line(done(parts.length === 0 ? '"{}"' : `${parts.join(' + ')} + "}"`));
  }

  private writeGuarded(
    statements: readonly FieldStatement[],
    done: (text: string) => string,
  ): void {
    this.source.line('let text = "";');
    for (const { key, value, mustBe, when } of statements) {
      const write = () => {
        const text = this.writeValue(key, value, mustBe);
        this.source.line(`text += ${quote(`,${JSON.stringify(key)}:`)} + ${text};`);
      };
      if (when === null) write();
      else this.source.block(`if (${when})`, write);
    }
    this.source.line(done('"{" + text.slice(1) + "}"'));
  }

  /** Statements that work out one value; gives back the expression of its text. */
  private writeValue(key: string, value: string, mustBe: boolean): string {
    const { source, options } = this;
    if (!mustBe && !options.careful) return `(${value} ?? "null")`;
    const variable = source.fresh('t');
    if (options.careful) source.line(`x.enter(${quote(key)});`);
    source.line(`const ${variable} = ${value};`);
    if (mustBe) source.line(`if (${variable} === null) ${this.bubble()}`);
    if (options.careful) source.line(`x.leave(${variable});`);
    return mustBe ? variable : `(${variable} ?? "null")`;
  }

  private bubble(): string {
    return `{ x.missing(); ${this.options.careful ? 'x.leave(null); ' : ''}return null; }`;
  }

  private fieldOf(
    type: FieldsType,
    typeVaries: boolean,
    responseName: string,
    nodes: readonly GuardedField[],
    shape: Shape | undefined,
    isRoot: boolean,
  ): FieldStatement {
    const key = this.options.clientName(responseName);
    const when = guardExpression(nodes.map(({ guard }) => guard));
    const fieldName = nodes[0]?.node.name.value ?? '';
    const base = { key, when, mustBe: false };
    if (fieldName === '__typename') {
      if (isInterfaceType(type)) return { ...base, value: 'null', mustBe: true };
      const text = typeVaries ? '("\\"" + o.__typename + "\\"")' : quote(JSON.stringify(type.name));
      return { ...base, value: text };
    }
    if (isRoot && (fieldName === '__schema' || fieldName === '__type')) {
      return { ...base, value: `x.introspection[${this.options.introspection(responseName)}]` };
    }
    const field = type.getFields()[fieldName];
    if (field === undefined) throw new Error(`${type.name} has no field ${fieldName}.`);
    const place = shape?.fields.get(responseName);
    // No fetch brings it: its condition excludes it, or the plan is wrong and it is missing.
    if (place === undefined) return { ...base, value: 'null', mustBe: isNonNullType(field.type) };
    const below = nodes
      .filter(({ node }) => node.selectionSet !== undefined)
      .map(({ node, guard }) => ({ selection: node.selectionSet!, guard }));
    const read = `o.${propertyOf(responseName)}`;
    const nullable = isNonNullType(field.type) ? field.type.ofType : field.type;
    const value = this.valueOf(nullable, read, below, place.shape ?? undefined);
    return { ...base, value, mustBe: isNonNullType(field.type) };
  }

  /** The expression of a value's text, null included. */
  private valueOf(
    type: GraphQLOutputType,
    read: string,
    below: readonly GuardedSelection[],
    shape: Shape | undefined,
  ): string {
    if (isNonNullType(type)) return this.valueOf(type.ofType, read, below, shape);
    if (isLeafType(type)) return `${this.source.constant(this.leaf(type))}(${read}, x)`;
    if (isListType(type)) return `${this.listOf(type.ofType, below, shape)}(${read}, x)`;
    if (isObjectType(type)) {
      const write = this.objectOf([type], this.collect(type, below), shape);
      return `${this.checked(write)}(${read}, x)`;
    }
    return `${this.abstractOf(type, below, shape)}(${read}, x)`;
  }

  /** Only objects come to a function that writes objects. */
  private checked(write: string): string {
    const known = this.objects.get(`checked ${write}`);
    if (known !== undefined) return known;
    const name = this.fresh('object');
    this.objects.set(`checked ${write}`, name);
    this.source.block(`function ${name}(v, x)`, () => {
      this.source.line('if (v === null || v === undefined) return null;');
      this.source.line(
        'if (typeof v !== "object" || Array.isArray(v)) { x.invalid(); return null; }',
      );
      this.source.line(`return ${write}(v, x);`);
    });
    return name;
  }

  private abstractOf(
    type: GraphQLAbstractType,
    below: readonly GuardedSelection[],
    shape: Shape | undefined,
  ): string {
    const key = `${type.name} ${shape?.id} ${this.selectionsKey(below)}`;
    const known = this.objects.get(`any ${key}`);
    if (known !== undefined) return known;
    const groups = new Map<string, { types: FieldsType[]; collected: Collected }>();
    for (const possible of this.options.schema.getPossibleTypes(type)) {
      const collected = this.collect(possible, below);
      const groupKey = this.keyOf(possible, collected);
      const group = groups.get(groupKey) ?? { types: [], collected };
      group.types.push(possible);
      groups.set(groupKey, group);
    }
    for (const known of this.interfacesAt(type)) {
      const collected = this.collect(known, below);
      groups.set(`interface ${known.name}`, { types: [known], collected });
    }
    const name = this.fresh('any');
    this.objects.set(`any ${key}`, name);
    const writers = [...groups.values()].map(({ types, collected }) => ({
      cases: types.map((each) => casesOf(each, type)).join(' '),
      write: this.objectOf(types, collected, shape),
    }));
    this.source.block(`function ${name}(v, x)`, () => {
      this.source.line('if (v === null || v === undefined) return null;');
      this.source.line(
        'if (typeof v !== "object" || Array.isArray(v)) { x.invalid(); return null; }',
      );
      this.source.block('switch (v.__typename)', () => {
        for (const { cases, write } of writers) this.source.line(`${cases} return ${write}(v, x);`);
      });
      this.source.line('x.wrongType(); return null;');
    });
    return name;
  }

  /** Interfaces that subgraphs may name as the type of an object there. */
  private interfacesAt(type: GraphQLAbstractType): readonly GraphQLInterfaceType[] {
    if (!isInterfaceType(type)) return [];
    return [type, ...this.options.schema.getImplementations(type).interfaces];
  }

  private listOf(
    item: GraphQLOutputType,
    below: readonly GuardedSelection[],
    shape: Shape | undefined,
  ): string {
    const key = `${String(item)} ${shape?.id} ${this.selectionsKey(below)}`;
    const known = this.lists.get(key);
    if (known !== undefined) return known;
    const value = this.valueOf(item, 'v[i]', below, shape);
    const name = this.fresh('list');
    this.lists.set(key, name);
    const { careful } = this.options;
    this.source.block(`function ${name}(v, x)`, () => {
      this.source.line('if (v === null || v === undefined) return null;');
      this.source.line('if (!Array.isArray(v)) { x.invalid(); return null; }');
      this.source.line('if (v.length === 0) return "[]";');
      this.source.line('let text = "[";');
      this.source.block('for (let i = 0; i < v.length; i++)', () => {
        if (careful) this.source.line('x.enter(i);');
        this.source.line(`const t = ${value};`);
        if (isNonNullType(item)) this.source.line(`if (t === null) ${this.bubble()}`);
        if (careful) this.source.line('x.leave(t);');
        const written = isNonNullType(item) ? 't' : '(t ?? "null")';
        this.source.line(`text += i === 0 ? ${written} : "," + ${written};`);
      });
      this.source.line('return text + "]";');
    });
    return name;
  }

  private leaf(type: GraphQLOutputType) {
    const named = getNamedType(type);
    const known = this.leaves.get(named.name);
    if (known !== undefined) return known;
    if (!isLeafType(named) || isAbstractType(named)) throw new Error(`${named.name} is no leaf.`);
    const made = leafTextOf(named);
    this.leaves.set(named.name, made);
    return made;
  }

  private readonly leaves = new Map<string, ReturnType<typeof leafTextOf>>();

  /** What distinguishes the fields collected for one type from those for another. */
  private keyOf(type: FieldsType, { fields, deferred }: Collected): string {
    const of = ([name, nodes]: readonly [string, readonly GuardedField[]]) => {
      const field = type.getFields()[nodes[0]?.node.name.value ?? ''];
      const own = nodes.map(({ node, guard }) => `${this.numberOf(node)}(${guard.join('&')})`);
      return `${name}:${String(field?.type)}:${own.join('+')}`;
    };
    const own = fields.map(of).join(' ');
    if (deferred.length === 0) return own;
    // What is answered later is looked at by type alone.
    const later = deferred.map(({ block, guard }) => `${block}(${guard.join('&')})`);
    return `${type.name} ${own} later ${later.join(' ')}`;
  }

  private selectionsKey(selections: readonly GuardedSelection[]): string {
    return selections
      .map(({ selection, guard }) => `${this.numberOf(selection)}(${guard.join('&')})`)
      .join('+');
  }

  private numberOf(node: unknown): number {
    const known = this.numbers.get(node) ?? this.numbers.size + 1;
    this.numbers.set(node, known);
    return known;
  }

  private fresh(prefix: string): string {
    this.count += 1;
    if (this.count > MOST_FUNCTIONS) throw new TooManyTypesError();
    return this.source.fresh(prefix);
  }
}

/** Where no type was asked for, objects have their interface as type. */
function casesOf(type: FieldsType, position: GraphQLAbstractType): string {
  return `${type === position ? 'case undefined: ' : ''}case ${quote(type.name)}:`;
}

interface FieldStatement {
  /** As the client knows it. */
  readonly key: string;
  /** Expression of the text, null for null. */
  readonly value: string;
  /** The schema forbids null. */
  readonly mustBe: boolean;
  /** Condition under which it is there; null: always. */
  readonly when: string | null;
}
