import type { QueryPlan } from '@apollo/query-planner';
import { Kind, OperationTypeNode, valueFromASTUntyped } from 'graphql';
import type {
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import { FieldCollector } from './collect-fields';
import { listFetches } from './fetches';
import { ConditionVariables } from './guards';
import type { Program, Target } from './program';
import { Shapes } from './shape';
import { quote, SourceText } from './source-text';
import { groupIntoSteps } from './steps';
import { StepWriter } from './write-step';
import { ObjectWriter } from './write-objects';
import { ResponseWriter } from './write-response';
import type { CarefulNotes, QuickNotes } from './writing-notes';
import { jsonText } from './json-text';

export interface CompileRequest {
  readonly plan: QueryPlan;
  /** As it was planned. */
  readonly operation: OperationDefinitionNode;
  readonly fragments: readonly FragmentDefinitionNode[];
  /** What clients see. */
  readonly schema: GraphQLSchema;
  /** Everything, for the types of representations. */
  readonly whole: GraphQLSchema;
  readonly clientName: (responseName: string) => string;
  readonly introspection: (responseName: string) => number;
  /** In how many parts it may be answered; 1: all at once. */
  readonly blocks: number;
}

/** Turns a plan into a program: once for each operation. */
export function compileProgram(request: CompileRequest): Program {
  const { plan, operation, schema, whole } = request;
  const fetches = listFetches(plan);
  const shapes = new Shapes(fetches);
  const isMutation = operation.operation === OperationTypeNode.MUTATION;
  const steps = groupIntoSteps(fetches, isMutation);

  const source = startSource();
  const objects = new ObjectWriter(source);
  const inParts = request.blocks > 1;
  const stepWriter = new StepWriter(source, objects, shapes, whole, inParts);
  const stepPrograms = steps.map((step) => stepWriter.write(step, steps));
  source.line(`function createRoot() { return ${objects.empty(shapes.root)}; }`);

  const conditions = new ConditionVariables();
  const write = (into: SourceText, careful: boolean) =>
    new ResponseWriter(into, {
      schema,
      collector: new FieldCollector(schema, conditions, request.fragments),
      careful,
      clientName: request.clientName,
      introspection: request.introspection,
    }).root(
      rootType(schema, operation.operation),
      { selection: operation.selectionSet, guard: [] },
      shapes.root,
    );
  // Who is told where parts come later follows the path anyway.
  const writer = write(source, inParts);
  const names = [...stepWriter.functionNames(), 'createRoot', writer];
  const built = source.build<Record<string, never>>(
    `{ ${names.map((name) => `${quote(name)}: ${name}`).join(', ')} }`,
  );

  type Careful = (root: Target, notes: CarefulNotes) => string | null;
  let careful: Careful | null = inParts ? (built[writer] as unknown as Careful) : null;
  const buildCareful = () => {
    const text = startSource();
    const name = write(text, true);
    return text.build<Careful>(name);
  };

  return {
    operationType: operation.operation,
    steps: stepPrograms.map((make) => make(built)),
    conditions: conditions.names,
    defaults: defaultsOf(operation),
    clientName: request.clientName,
    blocks: request.blocks,
    createRoot: built.createRoot as unknown as () => Target,
    write: built[writer] as unknown as (root: Target, notes: QuickNotes) => string | null,
    writeCarefully: (root, notes) => (careful ??= buildCareful())(root, notes),
    source: () => source.toString(),
  };
}

function startSource(): SourceText {
  const source = new SourceText();
  source.line('const isObject = (v) => typeof v === "object" && v !== null;');
  source.line(`const json = ${source.constant(jsonText)};`);
  return source;
}

function rootType(schema: GraphQLSchema, operation: OperationTypeNode): GraphQLObjectType {
  const type = schema.getRootType(operation);
  if (!type) throw new Error(`The graph has no ${operation}.`);
  return type;
}

function defaultsOf(operation: OperationDefinitionNode): Readonly<Record<string, unknown>> {
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue === undefined || defaultValue.kind === Kind.NULL
      ? []
      : [[variable.name.value, valueFromASTUntyped(defaultValue)] as const],
  );
  return Object.fromEntries(defaults);
}
