import { getOperationAST, Kind } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, GraphQLSchema } from 'graphql';
import { CostCompiler } from './compile-cost';
import type { CostSettings } from './compile-cost';
import { CostRules } from './cost-rules';
import { costOf } from './cost-terms';
import type { Cost, CostRun, UnsizedList } from './cost-terms';

export interface OperationCost {
  /** At most what the operation can cost, by the sizes and weights the schema declares. */
  readonly cost: number;
  /** A list that must be given its size and is not. */
  readonly unsized: UnsizedList | null;
}

const DEFAULTS: CostSettings = { listSize: 10, mutation: 10, schemaQuestion: 50 };

/** What operations of one supergraph cost, by its `@cost` and `@listSize`. */
export class CostModel {
  private readonly rules: CostRules;
  private readonly settings: CostSettings;

  constructor(
    private readonly schema: GraphQLSchema,
    supergraphSdl: string,
    settings: Partial<CostSettings> = {},
  ) {
    this.rules = CostRules.of(supergraphSdl);
    this.settings = { ...DEFAULTS, ...settings };
  }

  /** Compiles the cost of one operation of a validated document. */
  compile(document: DocumentNode, operationName?: string): CostProgram {
    const operation = getOperationAST(document, operationName);
    if (!operation) throw new RangeError('The document has no such operation.');
    const fragments = document.definitions.filter(
      (each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION,
    );
    const { schema, rules, settings } = this;
    const compiler = new CostCompiler(schema, rules, settings, operation, fragments);
    return new CostProgram(compiler.compile());
  }
}

/** The cost of one operation, compiled; a number where its variables do not matter. */
export class CostProgram {
  private readonly constant: OperationCost | null;

  constructor(private readonly compiled: Cost) {
    this.constant = typeof compiled === 'number' ? { cost: whole(compiled), unsized: null } : null;
  }

  estimate(variables: Readonly<Record<string, unknown>>): OperationCost {
    if (this.constant !== null) return this.constant;
    const run: CostRun = { variables, known: [], knownFor: [], unsized: null };
    return { cost: whole(costOf(this.compiled, run, 1)), unsized: run.unsized };
  }
}

/** Fragments multiply beyond what a number holds; JSON has no infinity. */
function whole(cost: number): number {
  return Number.isNaN(cost)
    ? Number.MAX_SAFE_INTEGER
    : Math.min(Math.ceil(cost), Number.MAX_SAFE_INTEGER);
}
