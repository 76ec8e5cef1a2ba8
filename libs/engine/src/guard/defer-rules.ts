import { getOperationAST, GraphQLError, Kind, visit } from 'graphql';
import type { ASTVisitor, DirectiveNode, DocumentNode, ValidationContext } from 'graphql';
import { deferOf } from '../plan/defer';

/** What graphql-js validates of `@defer` from version 17 on: labels, and where it may stand. */
export function deferRules(context: ValidationContext): ASTVisitor {
  const labels = new Map<string, DirectiveNode>();
  const report = (message: string, ...nodes: DirectiveNode[]) =>
    context.reportError(new GraphQLError(message, { nodes }));
  return {
    Directive(directive) {
      if (directive.name.value !== 'defer') return;
      const label = directive.arguments?.find(({ name }) => name.value === 'label')?.value;
      if (label?.kind === Kind.VARIABLE)
        report('The label of "@defer" must be a text, not a variable.', directive);
      if (label?.kind === Kind.STRING) {
        const other = labels.get(label.value);
        if (other !== undefined)
          report(`The label "${label.value}" of "@defer" is used twice.`, other, directive);
        labels.set(label.value, directive);
      }
      const mutation = context.getSchema().getMutationType();
      const isAtTop = mutation && context.getParentType() === mutation;
      if (isAtTop && deferOf([directive]) !== undefined)
        report(
          '"@defer" cannot stand at the top of a mutation: changes are made at once.',
          directive,
        );
    },
  };
}

/** Whether something of a subscription of the document would be answered later than its event. */
export function defersInSubscription(document: DocumentNode): boolean {
  return document.definitions.some(
    (each) =>
      each.kind === Kind.OPERATION_DEFINITION &&
      each.operation === 'subscription' &&
      defersIn(document, each.name?.value),
  );
}

function defersIn(document: DocumentNode, operationName: string | undefined): boolean {
  const operation = getOperationAST(document, operationName);
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  let found = false;
  const visited = new Set<string>();
  const look = (node: Parameters<typeof visit>[0]): void => {
    visit(node, {
      Directive: (directive) => {
        if (deferOf([directive]) !== undefined) found = true;
      },
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (fragment === undefined || visited.has(name.value)) return;
        visited.add(name.value);
        look(fragment);
      },
    });
  };
  if (operation) look(operation);
  return found;
}
