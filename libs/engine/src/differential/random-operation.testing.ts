import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import type { DocumentNode, GraphQLCompositeType, GraphQLField, GraphQLSchema } from 'graphql';
import { Random } from './random.testing';

export interface RandomOperation {
  readonly text: string;
  readonly document: DocumentNode;
  readonly variables: Record<string, unknown>;
}

const ALIASES = ['a', 'b', 'constructor', '__proto__', 'toString', 'f1', 'id'];

/** Writes a valid operation at random; some of its fragments are answered later if they may be. */
export function randomOperation(
  schema: GraphQLSchema,
  seed: number,
  defers = false,
): RandomOperation {
  const random = new Random(seed);
  for (;;) {
    const operation = new OperationWriter(schema, random, defers).write();
    const document = parse(operation.text);
    // Aliases are drawn blindly, so two fields may clash: then another is written.
    if (validate(schema, document).length === 0) return { ...operation, document };
  }
}

class OperationWriter {
  private readonly fragments: string[] = [];
  private fieldsLeft = 40;
  private readonly used = new Set<string>();
  private readonly variables: Record<string, unknown>;
  private isMutation = false;
  private labels = 0;
  private fragmentsLeft = 20;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: Random,
    private readonly defers: boolean,
  ) {
    this.variables = { n: random.below(4), yes: random.chance(0.5), no: random.chance(0.5) };
  }

  write(): { text: string; variables: Record<string, unknown> } {
    const isMutation = this.random.chance(0.1);
    this.isMutation = isMutation;
    const type = isMutation ? this.schema.getMutationType() : this.schema.getQueryType();
    if (!type) throw new Error('The schema has no such root.');
    const body = this.selection(type, 0);
    const types: Record<string, string> = { n: 'Int', yes: 'Boolean!', no: 'Boolean! = true' };
    const declared = [...this.used].map((name) => `$${name}: ${types[name]}`).join(', ');
    const head = `${isMutation ? 'mutation' : 'query'} Random${declared === '' ? '' : `(${declared})`}`;
    return { text: [`${head} ${body}`, ...this.fragments].join('\n'), variables: this.given() };
  }

  private given(): Record<string, unknown> {
    const names = [...this.used].filter((name) => name !== 'no' || this.random.chance(0.7));
    return Object.fromEntries(names.map((name) => [name, this.variables[name]]));
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    const parts: string[] = [];
    const fields =
      isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
    const count = 1 + this.random.below(depth === 0 ? 4 : 5);
    for (let index = 0; index < count; index += 1) {
      const kind = this.random.next();
      if (kind < 0.12) parts.push(`${this.alias(0.3)}__typename`);
      else if (kind < this.fragmentChance() && depth > 0) parts.push(this.fragment(type, depth));
      else if (fields.length > 0) parts.push(this.field(this.random.pick(fields), depth));
      else parts.push(this.fragment(type, depth));
    }
    return `{ ${parts.join(' ')} }`;
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    this.fieldsLeft -= 1;
    const type = getNamedType(field.type);
    if (isCompositeType(type) && (depth >= 5 || this.fieldsLeft <= 0)) return '__typename';
    const below = isCompositeType(type) ? ` ${this.selection(type, depth + 1)}` : '';
    return `${this.alias(0.15)}${field.name}${this.arguments(field)}${this.condition()}${below}`;
  }

  private arguments({ args }: GraphQLField<unknown, unknown>): string {
    if (args.length === 0 || this.random.chance(0.3)) return '';
    if (this.random.chance(0.5)) return `(n: ${this.random.below(3)})`;
    return `(n: $${this.use('n')})`;
  }

  private fragment(type: GraphQLCompositeType, depth: number): string {
    const possible = isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type];
    const node = this.schema.getType('Node');
    const wide = isInterfaceType(node) && this.random.chance(0.2) ? node : null;
    const on = this.random.chance(0.2) ? type : (wide ?? this.random.pick(possible));
    const isKnown = type.name === 'Query' || type.name === 'Mutation' || type.name.startsWith('V');
    const condition = isKnown ? type : on;
    const body = this.selection(condition, depth);
    const when = `${this.condition()}${this.defer(depth)}`;
    if (this.random.chance(0.6)) return `... on ${condition.name}${when} ${body}`;
    const name = `F${this.fragments.length}_${this.random.below(1_000_000)}`;
    this.fragments.push(`fragment ${name} on ${condition.name} ${body}`);
    return `...${name}${when}`;
  }

  private condition(): string {
    if (this.random.chance(0.85)) return '';
    const directive = this.random.chance(0.5) ? '@include' : '@skip';
    const value = this.random.pick(['true', 'false', `$${this.random.pick(['yes', 'no'])}`]);
    if (value.startsWith('$')) this.use(value.slice(1));
    return ` ${directive}(if: ${value})`;
  }

  /** More of them where they may be answered later, as long as they end. */
  private fragmentChance(): number {
    return this.defers && (this.fragmentsLeft -= 1) > 0 ? 0.5 : 0.35;
  }

  /** What a change gives back at the top is never answered later. */
  private defer(depth: number): string {
    if (!this.defers || (this.isMutation && depth === 0) || this.random.chance(0.3)) return '';
    const label = this.random.chance(0.5) ? `label: "l${(this.labels += 1)}"` : '';
    const value = this.random.chance(0.75)
      ? ''
      : this.random.pick(['true', 'false', '$yes', '$no']);
    if (value.startsWith('$')) this.use(value.slice(1));
    const given = [label, ...(value === '' ? [] : [`if: ${value}`])].filter((each) => each !== '');
    return ` @defer${given.length === 0 ? '' : `(${given.join(', ')})`}`;
  }

  private alias(probability: number): string {
    return this.random.chance(probability) ? `${this.random.pick(ALIASES)}: ` : '';
  }

  private use(name: string): string {
    this.used.add(name);
    return name;
  }
}
