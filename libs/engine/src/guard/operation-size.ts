import { Kind } from 'graphql';
import type {
  ASTNode,
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { countRepeats } from './repeated-fields';

/** How big the largest operation of a document is. What is said of fields holds once fragments are put in their places. */
export interface OperationSize {
  /** Levels of fields. */
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  /** Fields at the top, each of which asks somebody. */
  readonly rootFields: number;
  /** Directives as they are written, in the whole document. */
  readonly directives: number;
  /** The most of them in one place. */
  readonly directivesInOnePlace: number;
  /** Definitions of fragments in the document. */
  readonly fragments: number;
  /** Pairs of fields that are written under one name in one place: what validation compares with each other. */
  readonly repeats: number;
  /** Questions about the schema. */
  readonly schemaQuestions: number;
  /** Lists within lists in the deepest of them; each multiplies the answer by some tens. */
  readonly schemaDepth: number;
}

type Part = Pick<OperationSize, 'depth' | 'fields' | 'aliases' | 'rootFields'> & {
  readonly schemaQuestions: number;
  readonly schemaDepth: number;
  /** Lists of a schema within lists, wherever they stand. */
  readonly lists: number;
};

const NOTHING: Part = {
  depth: 0,
  fields: 0,
  aliases: 0,
  rootFields: 0,
  schemaQuestions: 0,
  schemaDepth: 0,
  lists: 0,
};

const QUESTIONS = new Set(['__schema', '__type']);
const LISTS = new Set(['fields', 'interfaces', 'possibleTypes', 'inputFields']);

/**
 * Measures a parsed document, which need not be valid yet: an operation may be small in writing and endless to
 * validate. Each fragment is measured once, so the work is linear in the text even where the size is not.
 */
export function measureOperation(document: DocumentNode): OperationSize {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
  }
  const parts = new PartSizes(fragments);
  const sizes = operations.map(({ selectionSet }) => parts.sizeOf(selectionSet));
  const most = (of: (part: Part) => number) => Math.max(0, ...sizes.map(of));
  const repeats = [...operations, ...fragments.values()].map((each) =>
    countRepeats(each.selectionSet),
  );
  return {
    depth: most(({ depth }) => depth),
    fields: most(({ fields }) => fields),
    aliases: most(({ aliases }) => aliases),
    rootFields: most(({ rootFields }) => rootFields),
    schemaQuestions: most(({ schemaQuestions }) => schemaQuestions),
    schemaDepth: most(({ schemaDepth }) => schemaDepth),
    fragments: fragments.size,
    repeats: repeats.reduce((sum, each) => sum + each, 0),
    ...countDirectives(document),
  };
}

class PartSizes {
  private readonly measured = new Map<string, Part>();

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  sizeOf({ selections }: SelectionSetNode): Part {
    const sum = { ...NOTHING } as { -readonly [K in keyof Part]: number };
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        this.addField(selection, sum);
        continue;
      }
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? this.sizeOfFragment(selection.name.value)
          : this.sizeOf(selection.selectionSet);
      sum.depth = Math.max(sum.depth, inner.depth);
      sum.fields += inner.fields;
      sum.aliases += inner.aliases;
      sum.rootFields += inner.rootFields;
      sum.schemaQuestions += inner.schemaQuestions;
      sum.schemaDepth = Math.max(sum.schemaDepth, inner.schemaDepth);
      sum.lists = Math.max(sum.lists, inner.lists);
    }
    return sum;
  }

  private addField(field: FieldNode, sum: { -readonly [K in keyof Part]: number }): void {
    const inner = field.selectionSet === undefined ? NOTHING : this.sizeOf(field.selectionSet);
    const name = field.name.value;
    const asks = QUESTIONS.has(name) ? 1 : 0;
    sum.depth = Math.max(sum.depth, inner.depth + 1);
    sum.fields += inner.fields + 1;
    sum.aliases += inner.aliases + (field.alias === undefined ? 0 : 1);
    sum.rootFields += 1;
    sum.schemaQuestions += inner.schemaQuestions + asks;
    sum.schemaDepth = Math.max(sum.schemaDepth, inner.schemaDepth, asks * inner.lists);
    sum.lists = Math.max(sum.lists, inner.lists + (LISTS.has(name) ? 1 : 0));
  }

  private sizeOfFragment(name: string): Part {
    const known = this.measured.get(name);
    if (known !== undefined) return known;
    // A fragment within itself has no size; validation refuses it.
    this.measured.set(name, NOTHING);
    const fragment = this.fragments.get(name);
    const size = fragment === undefined ? NOTHING : this.sizeOf(fragment.selectionSet);
    this.measured.set(name, size);
    return size;
  }
}

function countDirectives(
  document: DocumentNode,
): Pick<OperationSize, 'directives' | 'directivesInOnePlace'> {
  let directives = 0;
  let directivesInOnePlace = 0;
  const look = (node: ASTNode & { readonly directives?: readonly unknown[] }): void => {
    const here = node.directives?.length ?? 0;
    directives += here;
    directivesInOnePlace = Math.max(directivesInOnePlace, here);
    if ('variableDefinitions' in node) node.variableDefinitions?.forEach(look);
    if ('selectionSet' in node) node.selectionSet?.selections.forEach(look);
  };
  document.definitions.forEach(look);
  return { directives, directivesInOnePlace };
}
