import fc from 'fast-check';
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  parse,
  validate,
} from 'graphql';
import type {
  DocumentNode,
  GraphQLCompositeType,
  GraphQLField,
  GraphQLInputType,
  GraphQLObjectType,
  GraphQLSchema,
} from 'graphql';

/** An operation as a client might send it, with its variables. */
export interface GeneratedOperation {
  readonly source: string;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, boolean>>;
}

export interface OperationShape {
  /** Levels of fields at most. Default 5. */
  readonly depth?: number;
  /** Fields of one selection at most. Default 4. */
  readonly breadth?: number;
  /** Values for arguments that must be given, by the name of their type. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
  /** Fields to choose every other time where there are any. Default: none. */
  readonly favours?: (typeName: string, field: string) => boolean;
}

/**
 * Valid operations over a schema: aliases, named and inline fragments on objects, interfaces and unions, fields
 * of one answer name met on several ways, `@skip` and `@include` by constants and variables, `__typename`.
 * All choices come from one list of numbers, so that a failing operation shrinks.
 */
export function operationsOn(
  schema: GraphQLSchema,
  shape: OperationShape = {},
): fc.Arbitrary<GeneratedOperation> {
  return fc
    .array(fc.nat(9_999), { minLength: 20, maxLength: 120, size: 'max' })
    .map((choices) => new Writer(schema, choices, shape).operation());
}

class Writer {
  private next = 0;
  private aliases = 0;
  private fields = 0;
  private isUnique = false;
  private isWidened = false;
  private fragments: string[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly choices: readonly number[],
    private readonly shape: OperationShape,
  ) {}

  operation(): GeneratedOperation {
    const natural = this.write();
    if (validate(this.schema, natural.document).length === 0) return natural;
    // Two fields of one answer name did not fit together: the same operation with a name for each.
    this.isUnique = true;
    const unique = this.write();
    const [problem] = validate(this.schema, unique.document);
    if (problem) throw new Error(`${problem.message} in ${unique.source}`);
    return unique;
  }

  private write(): GeneratedOperation {
    this.next = 0;
    this.aliases = 0;
    this.fields = 0;
    this.fragments = [];
    const root = this.schema.getQueryType() as GraphQLObjectType;
    const variables = { a: this.flip(2), b: this.flip(2) };
    const selection = this.selection(root, this.shape.depth ?? 5);
    const head = 'query ($a: Boolean = true, $b: Boolean!)';
    // Both variables are used, whatever the choices: a declared one that is not is invalid.
    const uses = 'useA: __typename @include(if: $a) useB: __typename @skip(if: $b)';
    const source = [`${head} { ${uses} ${selection} }`, ...this.fragments].join('\n');
    return { source, document: parse(source), variables };
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    const count = 1 + this.choose(this.shape.breadth ?? 4);
    return Array.from({ length: count }, () => this.piece(type, depth)).join(' ');
  }

  private piece(type: GraphQLCompositeType, depth: number): string {
    const chance = this.choose(10);
    if (chance === 0 || this.fields > 30) return `${this.alias('__typename')}${this.condition()}`;
    if (chance <= 2 || (isAbstractType(type) && chance <= 6)) return this.fragment(type, depth);
    if (isUnionType(type)) return this.fragment(type, depth);
    const fields = Object.values(type.getFields()).filter(
      (field) => depth > 1 || !isCompositeType(getNamedType(field.type)),
    );
    const { favours } = this.shape;
    const favoured = favours ? fields.filter(({ name }) => favours(type.name, name)) : [];
    const from = favoured.length > 0 && this.flip(2) ? favoured : fields;
    const field = from[this.choose(from.length)];
    return field ? this.field(field, depth) : '__typename';
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    this.fields += 1;
    const given = field.args
      .filter((argument) => isRequiredArgument(argument))
      .map(({ name, type }) => `${name}: ${this.value(type)}`);
    // Equal answer names with other arguments do not fit together.
    const name =
      given.length > 0 ? `f${(this.aliases += 1)}: ${field.name}` : this.alias(field.name);
    const head = `${name}${given.length > 0 ? `(${given.join(', ')})` : ''}${this.condition()}`;
    const below = getNamedType(field.type);
    if (!isCompositeType(below)) return head;
    const widens = this.isWidened;
    this.isWidened = false;
    const text = `${head} { ${this.selection(below, depth - 1)} }`;
    this.isWidened = widens;
    return text;
  }

  /**
   * On an object type a fragment may widen to an interface, but not narrow again inside: the stock gateway then
   * drops the fields (its result shaping takes the interface for the type of the object).
   */
  private fragment(type: GraphQLCompositeType, depth: number): string {
    const widens = this.isWidened;
    const text = this.fragmentText(type, depth);
    this.isWidened = widens;
    return text;
  }

  private fragmentText(type: GraphQLCompositeType, depth: number): string {
    const narrower = isObjectType(type) || this.isWidened ? [] : this.schema.getPossibleTypes(type);
    const wider = isObjectType(type) ? type.getInterfaces() : [];
    const related = [type, ...wider, ...narrower];
    const on = related[this.choose(related.length)] ?? type;
    if (isObjectType(type)) this.isWidened = on !== type;
    const condition = this.condition();
    if (this.flip(3)) {
      const name = `F${this.fragments.length}`;
      const index = this.fragments.push('') - 1;
      this.fragments[index] = `fragment ${name} on ${on.name} { ${this.selection(on, depth)} }`;
      return `...${name}${condition}`;
    }
    const bare = on === type && this.flip(2);
    return `...${bare ? '' : ` on ${on.name}`}${condition} { ${this.selection(on, depth)} }`;
  }

  private alias(name: string): string {
    if (!this.isUnique && !this.flip(4)) return name;
    return `x${(this.aliases += 1)}: ${name}`;
  }

  private condition(): string {
    if (!this.flip(6)) return '';
    const texts = ['@skip(if: $a)', '@include(if: $a)', '@skip(if: $b)', '@include(if: $b)'];
    const all = [...texts, '@skip(if: false)', '@include(if: false) @skip(if: $b)'];
    return ` ${all[this.choose(all.length)]}`;
  }

  private value(type: GraphQLInputType): string {
    if (isNonNullType(type)) return this.value(type.ofType);
    if (isListType(type)) return `[${this.value(type.ofType)}]`;
    if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null';
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
      return `{${fields.map(({ name, type: inner }) => `${name}: ${this.value(inner)}`).join(', ')}}`;
    }
    const values = this.shape.values?.[type.name] ?? [];
    return values[this.choose(values.length)] ?? '1';
  }

  /** True once in so many times. */
  private flip(times: number): boolean {
    return this.choose(times) === 1;
  }

  /** The next choice; the first way when choices have run out, so that writing ends. */
  private choose(ways: number): number {
    const choice = this.choices[this.next] ?? 0;
    this.next += 1;
    return ways <= 1 ? 0 : choice % ways;
  }
}
