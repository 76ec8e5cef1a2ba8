import { Kind } from 'graphql';
import type { DocumentNode, SelectionSetNode } from 'graphql';
import { readDeclarations } from './read-declarations';
import type { DeclaredType } from './read-declarations';
import { allOf, PUBLIC } from './requirement';
import type { Requirement } from './requirement';

/** One place of a schema that is not public. */
export interface ProtectedCoordinate {
  /** `Type` or `Type.field`. */
  readonly coordinate: string;
  readonly requirement: Requirement;
}

/**
 * Who may ask for what, read off a supergraph or a subgraph. The strictest rule wins: an interface or union
 * asks for what any of its members asks for, a field for what its own type, the type it answers and the fields
 * it is computed from ask for. Equal requirements are the same object.
 */
export class FieldRules {
  private readonly types: ReadonlyMap<string, DeclaredType>;
  private readonly interned = new Map<string, Requirement>([['', PUBLIC]]);
  private readonly byType = new Map<string, Requirement>();
  private readonly byField = new Map<string, Requirement>();

  /** Throws FieldRuleError on a rule that cannot be meant, UnknownSecurityFeatureError on a foreign one. */
  constructor(schema: DocumentNode) {
    this.types = readDeclarations(schema);
  }

  /** What it takes to be given any value of a type; a type nobody defined is public. */
  ofType(name: string): Requirement {
    const known = this.byType.get(name);
    if (known) return known;
    const type = this.types.get(name);
    const members = [...(type?.members ?? [])].map((member) => this.declaredOn(member));
    const requirement = this.intern(allOf([this.declaredOn(name), ...members]));
    this.byType.set(name, requirement);
    return requirement;
  }

  /** What it takes to select a field where its parent is statically known as `typeName`. */
  ofField(typeName: string, fieldName: string): Requirement {
    const coordinate = `${typeName}.${fieldName}`;
    const known = this.byField.get(coordinate);
    if (known) return known;
    const requirement = this.intern(allOf(this.partsOf(typeName, fieldName, new Set())));
    this.byField.set(coordinate, requirement);
    return requirement;
  }

  /** Everything that is written down, for pages and checks: types first, then their fields. */
  declared(): ProtectedCoordinate[] {
    return [...this.types].flatMap(([name, type]) => [
      ...protectedCoordinate(name, type.requirement),
      ...[...type.fields].flatMap(([field, { requirement }]) =>
        protectedCoordinate(`${name}.${field}`, requirement),
      ),
    ]);
  }

  /** Walks whatever the field stands for or is computed from, each place once: they may lead in circles. */
  private *partsOf(typeName: string, fieldName: string, seen: Set<string>): Generator<Requirement> {
    const coordinate = `${typeName}.${fieldName}`;
    if (seen.has(coordinate)) return;
    seen.add(coordinate);
    const type = this.types.get(typeName);
    const field = type?.fields.get(fieldName);
    yield this.ofType(typeName);
    if (field) {
      yield field.requirement;
      yield this.ofType(field.typeName);
      for (const selections of field.requires) yield* this.inSelections(typeName, selections, seen);
    }
    for (const member of type?.members ?? []) yield* this.partsOf(member, fieldName, seen);
  }

  private *inSelections(
    typeName: string,
    { selections }: SelectionSetNode,
    seen: Set<string>,
  ): Generator<Requirement> {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value ?? typeName;
        yield this.ofType(condition);
        yield* this.inSelections(condition, selection.selectionSet, seen);
      } else if (selection.kind === Kind.FIELD) {
        yield* this.partsOf(typeName, selection.name.value, seen);
        const below = this.types.get(typeName)?.fields.get(selection.name.value)?.typeName;
        if (selection.selectionSet && below !== undefined) {
          yield* this.inSelections(below, selection.selectionSet, seen);
        }
      }
    }
  }

  private declaredOn(typeName: string): Requirement {
    return this.types.get(typeName)?.requirement ?? PUBLIC;
  }

  private intern(requirement: Requirement): Requirement {
    const known = this.interned.get(requirement.key);
    if (known) return known;
    this.interned.set(requirement.key, requirement);
    return requirement;
  }
}

function protectedCoordinate(coordinate: string, requirement: Requirement): ProtectedCoordinate[] {
  return requirement.conditions.length === 0 ? [] : [{ coordinate, requirement }];
}
