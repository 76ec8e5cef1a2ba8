import { isEnumType, isScalarType } from 'graphql';
import type { GraphQLLeafType } from 'graphql';
import { jsonText, stringText } from './json-text';
import type { WritingNotes } from './writing-notes';

/**
 * Writes a leaf as JSON text. Null for null, and for a value the type cannot have, which is noted:
 * answers of subgraphs are not trusted.
 */
export type LeafText = (value: unknown, notes: WritingNotes) => string | null;

const string: LeafText = (value, notes) =>
  typeof value === 'string' ? stringText(value) : nothing(value, notes);

const id: LeafText = (value, notes) => {
  if (typeof value === 'string') return stringText(value);
  return Number.isInteger(value) ? `${value as number}` : nothing(value, notes);
};

const int: LeafText = (value, notes) =>
  typeof value === 'number' && (value | 0) === value ? `${value}` : nothing(value, notes);

const float: LeafText = (value, notes) =>
  typeof value === 'number' && Number.isFinite(value) ? `${value}` : nothing(value, notes);

const boolean: LeafText = (value, notes) =>
  typeof value === 'boolean' ? `${value}` : nothing(value, notes);

const custom: LeafText = (value, notes) => {
  if (typeof value === 'string') return stringText(value);
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' && !Number.isFinite(value)) return nothing(value, notes);
  return jsonText(value);
};

const BUILT_IN: Readonly<Record<string, LeafText>> = {
  String: string,
  ID: id,
  Int: int,
  Float: float,
  Boolean: boolean,
};

export function leafTextOf(type: GraphQLLeafType): LeafText {
  if (isScalarType(type)) return BUILT_IN[type.name] ?? custom;
  const texts = new Map<unknown, string>();
  if (isEnumType(type)) for (const { name } of type.getValues()) texts.set(name, `"${name}"`);
  return (value, notes) => texts.get(value) ?? nothing(value, notes);
}

function nothing(value: unknown, notes: WritingNotes): null {
  if (value !== null && value !== undefined) notes.invalid();
  return null;
}
