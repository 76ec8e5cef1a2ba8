import { Kind, parse, print, visit } from 'graphql';
import type { ConstDirectiveNode } from 'graphql';

/**
 * Takes away keys a subgraph does not resolve where it resolves another key of the same type. They
 * tell the planner nothing it needs, and it may choose one of them to go to that subgraph by, which
 * then answers nothing.
 */
export function dropUselessKeys(sdl: string): string {
  if (!sdl.includes('resolvable: false')) return sdl;
  const document = visit(parse(sdl, { noLocation: true }), {
    ObjectTypeDefinition: (type) => ({ ...type, directives: usefulOf(type.directives) }),
    InterfaceTypeDefinition: (type) => ({ ...type, directives: usefulOf(type.directives) }),
  });
  return print(document);
}

function usefulOf(directives: readonly ConstDirectiveNode[] | undefined) {
  const all = directives ?? [];
  const resolving = new Set(all.filter(isResolvableKey).map(graphOf));
  return all.filter((directive) => !isUselessKey(directive, resolving));
}

function isUselessKey(directive: ConstDirectiveNode, resolving: ReadonlySet<string>): boolean {
  return (
    directive.name.value === 'join__type' &&
    argumentOf(directive, 'resolvable') === false &&
    resolving.has(graphOf(directive))
  );
}

function isResolvableKey(directive: ConstDirectiveNode): boolean {
  return (
    directive.name.value === 'join__type' &&
    argumentOf(directive, 'key') !== undefined &&
    argumentOf(directive, 'resolvable') !== false
  );
}

function graphOf(directive: ConstDirectiveNode): string {
  return String(argumentOf(directive, 'graph'));
}

function argumentOf(directive: ConstDirectiveNode, name: string): string | boolean | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  if (value?.kind === Kind.BOOLEAN || value?.kind === Kind.STRING || value?.kind === Kind.ENUM) {
    return value.value;
  }
  return undefined;
}
