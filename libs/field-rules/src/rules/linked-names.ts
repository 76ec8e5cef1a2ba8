import { Kind } from 'graphql';
import type {
  ArgumentNode,
  ConstDirectiveNode,
  DirectiveNode,
  DocumentNode,
  ValueNode,
} from 'graphql';

/** A specification a schema says it uses, with the names its elements have there. */
interface Feature {
  readonly url: string;
  readonly identity: string;
  readonly name: string;
  readonly major: number;
  readonly isForSecurity: boolean;
  /** The name that stands before `__` in names that are not imported. */
  readonly prefix: string;
  readonly imports: ReadonlyMap<string, string>;
}

/** The schema says that it needs something for its security that is not known here: it must not be served. */
export class UnknownSecurityFeatureError extends Error {
  constructor(readonly url: string) {
    super(`The schema links ${url} for its security, which is not understood here.`);
    this.name = 'UnknownSecurityFeatureError';
  }
}

const HOUSE = 'https://specs.apollo.dev/';
const SECURITY_FEATURES = ['authenticated', 'requiresScopes', 'policy', 'inaccessible'];

/**
 * Names directives by what they are, not by how they are called: a schema may import them under other names
 * or not at all (https://specs.apollo.dev/link/v1.0). Throws when a feature marked SECURITY is not known.
 */
export class LinkedNames {
  private readonly features: readonly Feature[];

  constructor(document: DocumentNode) {
    this.features = featuresOf(document);
    for (const feature of this.features) {
      const isKnown =
        feature.identity.startsWith(HOUSE) && SECURITY_FEATURES.includes(feature.name);
      if (feature.isForSecurity && !(isKnown && feature.major === 0)) {
        throw new UnknownSecurityFeatureError(feature.url);
      }
    }
  }

  /** Every name, without `@`, under which the schema applies a directive of one of the named specifications. */
  of(directive: string, ...specifications: readonly string[]): ReadonlySet<string> {
    const names = this.features
      .filter(({ identity }) => specifications.some((name) => identity === `${HOUSE}${name}`))
      .flatMap((feature) => namesIn(feature, directive));
    return new Set(names);
  }
}

/** An imported element has the name of its import; the others the prefix, which alone names the main element. */
function namesIn({ imports, name, prefix }: Feature, directive: string): string[] {
  const imported = imports.get(`@${directive}`);
  if (imported !== undefined) return [imported.slice(1), `${prefix}__${directive}`];
  return directive === name ? [prefix, `${prefix}__${directive}`] : [`${prefix}__${directive}`];
}

function featuresOf({ definitions }: DocumentNode): Feature[] {
  const applied = definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.directives ?? [])
      : [],
  );
  const linkNames = new Set(['link', 'core', ...applied.flatMap(renamesOfLink)]);
  return applied
    .filter(({ name }) => linkNames.has(name.value))
    .flatMap((link) => featureOf(link) ?? []);
}

/** `@link` itself may be imported under another name: only the link to its own specification says so. */
function renamesOfLink(directive: ConstDirectiveNode): string[] {
  const feature = featureOf(directive);
  return feature?.identity === `${HOUSE}link` &&
    namesIn(feature, 'link').includes(directive.name.value)
    ? [directive.name.value]
    : [];
}

function featureOf(link: ConstDirectiveNode): Feature | undefined {
  const url = textOf(argument(link, 'url') ?? argument(link, 'feature'));
  const parts = /^(.*?)\/+v(\d+)\.\d+\/*$/.exec(url ?? '');
  const identity = parts?.[1];
  const name = identity?.split('/').at(-1);
  if (identity === undefined || name === undefined) return undefined;
  const purpose = argument(link, 'for');
  return {
    url: url ?? identity,
    identity,
    name,
    major: Number(parts?.[2]),
    isForSecurity: purpose?.kind === Kind.ENUM && purpose.value === 'SECURITY',
    prefix: textOf(argument(link, 'as')) ?? name,
    imports: importsOf(argument(link, 'import')),
  };
}

function importsOf(list: ValueNode | undefined): Map<string, string> {
  const imports = new Map<string, string>();
  for (const entry of list?.kind === Kind.LIST ? list.values : []) {
    if (entry.kind === Kind.STRING) imports.set(entry.value, entry.value);
    if (entry.kind !== Kind.OBJECT) continue;
    const field = (name: string) =>
      textOf(entry.fields.find((each) => each.name.value === name)?.value);
    const name = field('name');
    if (name !== undefined) imports.set(name, field('as') ?? name);
  }
  return imports;
}

/** The value given for an argument of a directive. */
export function argument(
  { arguments: given }: DirectiveNode | ConstDirectiveNode,
  name: string,
): ValueNode | undefined {
  return (given as readonly ArgumentNode[] | undefined)?.find((each) => each.name.value === name)
    ?.value;
}

export function textOf(value: ValueNode | undefined): string | undefined {
  return value?.kind === Kind.STRING ? value.value : undefined;
}
