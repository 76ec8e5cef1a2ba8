import type { FetchDataRewrite, QueryPlanSelectionNode } from '@apollo/query-planner';
import { isAbstractType, isInterfaceType, isObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { propertyOf, quote } from './source-text';
import type { SourceText } from './source-text';

/** The fragments of a requirement: for each the one it stands in. What lacks a part is left out with all in it. */
interface Fragments {
  readonly parents: (number | null)[];
}

interface Member {
  /** What the object has it under. */
  readonly name: string;
  /** What the subgraph knows it under. */
  readonly sentAs: string;
  /** Numbers of the fragments that name it. */
  readonly fragments: Set<number>;
  readonly selections: QueryPlanSelectionNode[];
  readonly hasSelections: boolean;
}

/**
 * Generates functions from an object to the JSON text of its representation, or null when it lacks
 * something required: then the subgraph is not asked about it.
 */
export class RepresentationWriter {
  private readonly known = new Map<string, string>();

  constructor(
    private readonly source: SourceText,
    private readonly schema: GraphQLSchema,
  ) {}

  write(
    requires: readonly QueryPlanSelectionNode[],
    rewrites: readonly FetchDataRewrite[],
  ): string {
    const key = JSON.stringify([requires, rewrites]);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const name = this.source.fresh('represent');
    this.known.set(key, name);
    this.writeFunction(name, requires, rewrites, 'null');
    return name;
  }

  /** A function that chooses by the object's type which fragments apply. */
  private writeFunction(
    name: string,
    selections: readonly QueryPlanSelectionNode[],
    rewrites: readonly FetchDataRewrite[],
    otherwise: string,
  ): void {
    const bodies = new Map<string, string[]>();
    for (const type of this.typesIn(selections)) {
      const helper = this.membersFunction(type, selections, rewrites);
      bodies.set(helper, [...(bodies.get(helper) ?? []), type]);
    }
    const untyped = selections.filter(({ kind }) => kind === 'Field');
    const fallback =
      untyped.length === 0 ? otherwise : `${this.membersFunction(null, untyped, rewrites)}(o)`;
    this.source.block(`function ${name}(o)`, () => {
      if (bodies.size > 0) {
        this.source.block('switch (o.__typename)', () => {
          for (const [helper, types] of bodies) {
            const cases = types.map((type) => `case ${quote(type)}:`).join(' ');
            this.source.line(`${cases} return ${helper}(o);`);
          }
        });
      }
      this.source.line(`return ${fallback};`);
    });
  }

  /** A function for objects of one type. */
  private membersFunction(
    type: string | null,
    selections: readonly QueryPlanSelectionNode[],
    rewrites: readonly FetchDataRewrite[],
  ): string {
    const members = new Map<string, Member>();
    const fragments: Fragments = { parents: [] };
    this.collect(type, selections, members, fragments, null);
    const own = rewrites.filter(
      ({ path }) => path.length === 1 || this.applies(path[0] ?? '', type),
    );
    const key = JSON.stringify([[...members.values()].map(memberKey), own]);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const name = this.source.fresh('members');
    this.known.set(key, name);
    const values = [...members.values()].map((member) => this.memberValue(member, own));
    this.source.block(`function ${name}(o)`, () => {
      const all = [...members.values()];
      const missing = (member: Member) => `o.${propertyOf(member.name)} === undefined`;
      if (fragments.parents.length <= 1) {
        const fixed = all.filter((_, index) => values[index]?.constant === undefined);
        if (fixed.length > 0)
          this.source.line(`if (${fixed.map(missing).join(' || ')}) return null;`);
        const parts = values.map(
          ({ name: key, text }, index) =>
            `${quote(`${index === 0 ? '{' : ','}${quote(key)}:`)} + ${text}`,
        );
        this.source.line(`return ${parts.length === 0 ? '"{}"' : `${parts.join(' + ')} + "}"`};`);
        return;
      }
      for (const [fragment, parent] of fragments.parents.entries()) {
        const needed = all.filter(
          (member, index) =>
            member.fragments.has(fragment) && values[index]?.constant === undefined,
        );
        const within = parent === null ? [] : [`f${parent}`];
        const present = needed.map((member) => `!(${missing(member)})`);
        const whole = [...within, ...present].join(' && ') || 'true';
        this.source.line(`const f${fragment} = ${whole};`);
      }
      this.source.line('let text = "";');
      all.forEach((member, index) => {
        const value = values[index];
        if (value === undefined) return;
        const chosen = [...member.fragments].map((fragment) => `f${fragment}`).join(' || ');
        const piece = `${quote(`,${quote(value.name)}:`)} + ${value.text}`;
        this.source.line(`if (${chosen}) text += ${piece};`);
        if (member.name === '__typename') this.source.line(`else if (!(${chosen})) return null;`);
      });
      this.source.line('return text === "" ? null : "{" + text.slice(1) + "}";');
    });
    return name;
  }

  private memberValue(
    { name, sentAs, selections, hasSelections }: Member,
    rewrites: readonly FetchDataRewrite[],
  ): { readonly name: string; readonly text: string; readonly constant?: true } {
    const own = rewrites
      .map((rewrite) => ({ rewrite, path: withoutTypes(rewrite.path) }))
      .filter(({ path }) => path[0] === name);
    for (const { rewrite, path } of own) {
      if (path.length > 1) continue;
      if (rewrite.kind === 'ValueSetter') {
        const text = quote(JSON.stringify(rewrite.setValueTo ?? null));
        return { name: sentAs, text, ...(name !== '__typename' && { constant: true as const }) };
      }
      return { name: rewrite.renameKeyTo, text: `json(o.${propertyOf(name)})` };
    }
    if (!hasSelections) return { name: sentAs, text: `json(o.${propertyOf(name)})` };
    const below = own.map(({ rewrite }) => ({
      ...rewrite,
      path: rewrite.path.slice(rewrite.path.indexOf(name) + 1),
    }));
    return {
      name: sentAs,
      text: `${this.nestedFunction(selections, below)}(o.${propertyOf(name)})`,
    };
  }

  /** Objects inside a representation: a missing part makes the whole object null. */
  private nestedFunction(
    selections: readonly QueryPlanSelectionNode[],
    rewrites: readonly FetchDataRewrite[],
  ): string {
    const key = JSON.stringify(['nested', selections, rewrites]);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const name = this.source.fresh('nested');
    this.known.set(key, name);
    const inner = this.source.fresh('inner');
    this.writeFunction(inner, selections, rewrites, '"{}"');
    this.source.block(`function ${name}(v)`, () => {
      this.source.line('if (Array.isArray(v)) return "[" + v.map(' + name + ').join(",") + "]";');
      this.source.line(`return isObject(v) ? (${inner}(v) ?? "null") : "null";`);
    });
    return name;
  }

  private collect(
    type: string | null,
    selections: readonly QueryPlanSelectionNode[],
    members: Map<string, Member>,
    fragments: Fragments,
    fragment: number | null,
  ): void {
    let own = fragment;
    for (const selection of selections) {
      if (selection.kind === 'InlineFragment') {
        if (!this.isOfType(type, selection.typeCondition)) continue;
        const inner = fragments.parents.push(fragment) - 1;
        this.collect(type, selection.selections, members, fragments, inner);
        continue;
      }
      own ??= fragments.parents.push(null) - 1;
      // Read under the alias, sent under the name: see `restoreRequired`.
      const name = selection.alias ?? selection.name;
      const member = members.get(name) ?? {
        name,
        sentAs: selection.name,
        fragments: new Set<number>(),
        selections: [],
        hasSelections: selection.selections !== undefined,
      };
      members.set(name, member);
      member.fragments.add(own);
      if (selection.selections !== undefined) member.selections.push(...selection.selections);
    }
  }

  /** Names objects may have so that some fragment applies to them. */
  private typesIn(selections: readonly QueryPlanSelectionNode[]): Set<string> {
    const types = new Set<string>();
    for (const selection of selections) {
      if (selection.kind !== 'InlineFragment') continue;
      const { typeCondition } = selection;
      if (typeCondition === undefined)
        this.typesIn(selection.selections).forEach((one) => types.add(one));
      else this.membersOf(typeCondition).forEach((one) => types.add(one));
    }
    return types;
  }

  private membersOf(typeCondition: string): string[] {
    const type = this.schema.getType(typeCondition);
    const names = [typeCondition];
    if (type === undefined || !isAbstractType(type)) return names;
    names.push(...this.schema.getPossibleTypes(type).map(({ name }) => name));
    if (isInterfaceType(type)) {
      names.push(...this.schema.getImplementations(type).interfaces.map(({ name }) => name));
    }
    return names;
  }

  private isOfType(name: string | null, typeCondition: string | undefined): boolean {
    if (typeCondition === undefined || name === typeCondition) return true;
    if (name === null) return false;
    const type = this.schema.getType(name);
    const condition = this.schema.getType(typeCondition);
    if (type === undefined || condition === undefined || !isAbstractType(condition)) return false;
    if (!isObjectType(type) && !isInterfaceType(type)) return false;
    return this.schema.isSubType(condition, type);
  }

  private applies(element: string, type: string | null): boolean {
    if (!element.startsWith('... on ')) return true;
    return type === null || this.isOfType(type, element.slice('... on '.length));
  }
}

function withoutTypes(path: readonly string[]): string[] {
  return path.filter((element) => !element.startsWith('... on '));
}

function memberKey({ name, sentAs, fragments, selections, hasSelections }: Member) {
  return [name, sentAs, [...fragments], selections, hasSelections];
}
