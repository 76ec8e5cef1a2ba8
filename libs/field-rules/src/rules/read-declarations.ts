import { Kind, parse } from 'graphql';
import type {
  ConstDirectiveNode,
  DocumentNode,
  FieldDefinitionNode,
  InputValueDefinitionNode,
  NameNode,
  NamedTypeNode,
  OperationDefinitionNode,
  SelectionSetNode,
  TypeNode,
  ValueNode,
} from 'graphql';
import { argument, LinkedNames, textOf } from './linked-names';
import { allOf, requirementOf } from './requirement';
import type { Alternatives, Requirement } from './requirement';

/** A rule that is written in a way nobody can mean: it must not be taken for no rule. */
export class FieldRuleError extends Error {
  constructor(coordinate: string, problem: string) {
    super(`${coordinate}: ${problem}`);
    this.name = 'FieldRuleError';
  }
}

export interface DeclaredField {
  readonly requirement: Requirement;
  readonly typeName: string;
  /** What other subgraphs' fields must be read to compute it. */
  readonly requires: readonly SelectionSetNode[];
}

export interface DeclaredType {
  readonly requirement: Requirement;
  readonly fields: Map<string, DeclaredField>;
  /** The object types an interface or a union may turn out to be; empty for others. */
  readonly members: Set<string>;
}

/** The part of a definition or extension of a type that rules are read from. */
interface TypeNodeLike {
  readonly kind: string;
  readonly name: NameNode;
  readonly directives?: readonly ConstDirectiveNode[];
  readonly fields?: readonly (FieldDefinitionNode | InputValueDefinitionNode)[];
  readonly interfaces?: readonly NamedTypeNode[];
  readonly types?: readonly NamedTypeNode[];
}

const TYPE = /^(Object|Interface|Union|Scalar|Enum|InputObject)Type(Definition|Extension)$/;
/** Directives that would protect nothing where their names are not linked: somebody forgot the link. */
const OWN_NAMES = ['authenticated', 'requiresScopes', 'policy'];

/** Reads the rules as they are written in a subgraph or a supergraph, extensions included. */
export function readDeclarations(document: DocumentNode): Map<string, DeclaredType> {
  const read = directiveReader(document);
  const types = new Map<string, DeclaredType>();
  const memberships: [abstract: string, member: string][] = [];

  for (const definition of document.definitions) {
    if (!TYPE.test(definition.kind)) continue;
    const node = definition as unknown as TypeNodeLike;
    const name = node.name.value;
    const known = types.get(name);
    const fields = known?.fields ?? new Map<string, DeclaredField>();
    for (const field of node.fields ?? []) {
      const coordinate = `${name}.${field.name.value}`;
      const before = fields.get(field.name.value);
      fields.set(field.name.value, {
        requirement: allOf([
          ...(before ? [before.requirement] : []),
          read.requirement(coordinate, field.directives),
        ]),
        typeName: namedType(field.type),
        requires: [...(before?.requires ?? []), ...read.requires(field.directives)],
      });
    }
    const own = read.requirement(name, node.directives);
    types.set(name, {
      requirement: known ? allOf([known.requirement, own]) : own,
      fields,
      members: known?.members ?? new Set(),
    });
    if (/^ObjectType/.test(node.kind)) {
      for (const parent of node.interfaces ?? []) memberships.push([parent.name.value, name]);
    }
    for (const member of node.types ?? []) memberships.push([name, member.name.value]);
  }
  for (const [abstract, member] of memberships) types.get(abstract)?.members.add(member);
  return types;
}

function directiveReader(document: DocumentNode) {
  const names = new LinkedNames(document);
  const authenticated = names.of('authenticated', 'authenticated', 'federation');
  const requiresScopes = names.of('requiresScopes', 'requiresScopes', 'federation');
  const policy = names.of('policy', 'policy', 'federation');
  const requires = names.of('requires', 'federation');
  const joinField = names.of('field', 'join');

  function requirement(
    coordinate: string,
    directives: readonly ConstDirectiveNode[] = [],
  ): Requirement {
    const found = directives.flatMap((directive) => {
      const name = directive.name.value;
      if (authenticated.has(name)) return requirementOf({ authenticated: true });
      if (requiresScopes.has(name)) {
        return requirementOf({ scopes: alternatives(coordinate, argument(directive, 'scopes')) });
      }
      if (policy.has(name)) {
        return requirementOf({
          policies: alternatives(coordinate, argument(directive, 'policies')),
        });
      }
      if (!OWN_NAMES.includes(name)) return [];
      throw new FieldRuleError(coordinate, `@${name} is applied, but not linked`);
    });
    return allOf(found);
  }

  function selections(directives: readonly ConstDirectiveNode[] = []): SelectionSetNode[] {
    return directives.flatMap((directive) => {
      const name = directive.name.value;
      const wanted = requires.has(name) ? 'fields' : joinField.has(name) ? 'requires' : undefined;
      const text = wanted && textOf(argument(directive, wanted));
      return text === undefined ? [] : [selectionSet(text)];
    });
  }
  return { requirement, requires: selections };
}

/** A rule without an alternative, or with one that asks for nothing, is a mistake and not an open door. */
function alternatives(coordinate: string, value: ValueNode | undefined): Alternatives {
  const lists = value?.kind === Kind.LIST ? value.values : [];
  const read = lists.map((list) => (list.kind === Kind.LIST ? list.values.map(textOf) : []));
  const isClear = read.every(
    (names) => names.length > 0 && names.every((name) => name !== undefined && name !== ''),
  );
  if (read.length === 0 || !isClear) {
    throw new FieldRuleError(coordinate, 'a rule names nothing that would meet it');
  }
  return read as string[][];
}

function selectionSet(text: string): SelectionSetNode {
  const braced = text.trim().startsWith('{') ? text : `{ ${text} }`;
  return (parse(braced).definitions[0] as OperationDefinitionNode).selectionSet;
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
