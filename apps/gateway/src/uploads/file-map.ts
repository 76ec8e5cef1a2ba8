import { FILE, UPLOAD } from '@gezhi/engine';
import { isInputObjectType, isListType, isNonNullType, isScalarType, typeFromAST } from 'graphql';
import type { GraphQLInputType, GraphQLSchema, VariableDefinitionNode } from 'graphql';
import { refusal, RefusedRequest } from '../http/refusal';
import { unreadable } from './multipart-reader';

/** Which part of a request belongs where: `input.file` below the variables, by the name of the part. */
export type FileMap = ReadonlyMap<string, string>;

const VARIABLES = 'variables.';
const LONGEST_PATH = 200;
const LONGEST_NAME = 40;

/** Reads the field `map`; throws RefusedRequest. One file belongs in one place: it streams by once. */
export function readFileMap(text: string, mostFiles: number): FileMap {
  const given = jsonOf(text);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw unreadable();
  const entries = Object.entries(given);
  if (entries.length === 0) throw unreadable();
  if (entries.length > mostFiles) {
    const counts = { given: entries.length, limit: mostFiles };
    throw new RefusedRequest(refusal('UPLOAD_TOO_MANY_FILES', counts));
  }
  return new Map(entries.map(([name, paths]) => [nameOf(name), placeOf(paths)]));
}

/**
 * Puts files in their places of the variables, which must be null there and of the type Upload; throws RefusedRequest.
 */
export function placeFiles(
  map: FileMap,
  variables: Readonly<Record<string, unknown>>,
  definitions: readonly VariableDefinitionNode[],
  schema: GraphQLSchema,
): void {
  for (const place of map.values()) {
    const path = place.split('.');
    if (!isUpload(path, definitions, schema)) throw misplaced(place);
    let holder: unknown = variables;
    for (const key of path.slice(0, -1)) holder = isHolder(holder, key) ? holder[key] : undefined;
    const last = path.at(-1) ?? '';
    if (!isHolder(holder, last) || holder[last] !== null) throw misplaced(place);
    holder[last] = FILE;
  }
}

function isUpload(
  [name, ...path]: readonly string[],
  definitions: readonly VariableDefinitionNode[],
  schema: GraphQLSchema,
): boolean {
  const definition = definitions.find(({ variable }) => variable.name.value === name);
  let type = definition && (typeFromAST(schema, definition.type) as GraphQLInputType | undefined);
  for (const key of path) {
    if (isNonNullType(type)) type = type.ofType as GraphQLInputType;
    if (isListType(type)) type = /^\d{1,4}$/.test(key) ? type.ofType : undefined;
    else type = isInputObjectType(type) ? type.getFields()[key]?.type : undefined;
  }
  if (isNonNullType(type)) type = type.ofType as GraphQLInputType;
  return isScalarType(type) && type.name === UPLOAD;
}

function isHolder(value: unknown, key: string): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}

function nameOf(name: string): string {
  if (name.length > LONGEST_NAME) throw unreadable();
  return name;
}

function placeOf(paths: unknown): string {
  const [path, ...others] = Array.isArray(paths) ? (paths as unknown[]) : [];
  if (typeof path !== 'string' || path.length > LONGEST_PATH) throw unreadable();
  if (others.length > 0 || !path.startsWith(VARIABLES)) throw misplaced(path);
  return path.slice(VARIABLES.length);
}

function misplaced(place: string): RefusedRequest {
  const path = place.startsWith(VARIABLES) ? place : VARIABLES + place;
  return new RefusedRequest(refusal('UPLOAD_MAP_INVALID', { path }));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable();
  }
}
