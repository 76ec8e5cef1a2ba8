import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';

/** A place in the code that answers a refusal with a code written there. */
export interface WrittenRefusal {
  /** `apps/grid/src/….ts:12` */
  readonly place: string;
  /** The folder of `apps/` or `libs/` it stands in. */
  readonly owner: string;
  readonly code: string;
  /** Names given for the holes of the message; null when they cannot be read off, as in `{ ...params }`. */
  readonly given: ReadonlySet<string> | null;
}

/** Every `refuse('CODE', { … })` and `refusal('CODE', { … })` of the apps and libs, tests apart. */
export async function findRefusals(root: string): Promise<WrittenRefusal[]> {
  const found: WrittenRefusal[] = [];
  for (const folder of ['apps', 'libs']) {
    for (const owner of await readdir(join(root, folder))) {
      const source = join(folder, owner, 'src');
      const names = await readdir(join(root, source), { recursive: true }).catch(() => []);
      for (const name of names.filter(isProduct)) {
        const text = await readFile(join(root, source, name), 'utf8');
        if (/\brefus(e|al)\(/.test(text))
          found.push(...refusalsIn(text, join(source, name), owner));
      }
    }
  }
  return found;
}

function isProduct(name: string): boolean {
  return name.endsWith('.ts') && !/\.(spec|testing|d)\.ts$/.test(name);
}

function refusalsIn(text: string, path: string, owner: string): WrittenRefusal[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const found: WrittenRefusal[] = [];
  const visit = (node: ts.Node): void => {
    const code = ts.isCallExpression(node) ? codeOf(node) : undefined;
    if (code !== undefined) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      const given = namesOf((node as ts.CallExpression).arguments[1]);
      found.push({ place: `${path}:${line + 1}`, owner, code, given });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function codeOf({ expression, arguments: [first] }: ts.CallExpression): string | undefined {
  const named = ts.isIdentifier(expression) && /^refus(e|al)$/.test(expression.text);
  return named && first && ts.isStringLiteral(first) ? first.text : undefined;
}

function namesOf(params: ts.Expression | undefined): ReadonlySet<string> | null {
  if (!params) return new Set();
  if (!ts.isObjectLiteralExpression(params)) return null;
  const names = new Set<string>();
  for (const property of params.properties) {
    if (ts.isSpreadAssignment(property) || !property.name || !ts.isIdentifier(property.name))
      return null;
    names.add(property.name.text);
  }
  return names;
}
