import type { Refusal } from '@gezhi/kernel';
import { isAreaCode, isId, refusal } from '@gezhi/kernel';
import type { Reference, ReferenceKind } from '@gezhi/messaging';
import { doubtedReferences } from '@gezhi/messaging';
import type { SubgraphContext } from '../context';

/** Fields of input classes that name objects of other departments. */
const fields = new Map<object, Map<string, ReferenceKind>>();

/** The code, or codes, of areas that must exist and hold today. For inputs of departments that keep AREA_COPY. */
export const KnownArea = (): PropertyDecorator => known('AREA');

/** The id, or ids, of organisations that must exist today. For inputs of departments that keep ORGANIZATION_COPY. */
export const KnownOrganization = (): PropertyDecorator => known('ORGANIZATION');

function known(kind: ReferenceKind): PropertyDecorator {
  return (prototype, property) => {
    const own = fields.get(prototype) ?? new Map<string, ReferenceKind>();
    fields.set(prototype, own.set(String(property), kind));
  };
}

/** An input names what is not there; answered with the path of the field. */
export class DoubtedReferenceError extends Error {
  override readonly name = 'DoubtedReferenceError';

  constructor(readonly refusal: Refusal) {
    super('An input names what is not known here');
  }
}

interface Placed extends Reference {
  readonly path: readonly string[];
}

/**
 * Asks the copies of this department about everything an input names, in one statement. What cannot be a key at all
 * is left to the rules of the field.
 */
export async function checkReferences(
  inputs: readonly { readonly item: unknown; readonly path: readonly string[] }[],
  { database, clock }: Pick<SubgraphContext, 'database' | 'clock'>,
): Promise<void> {
  const named = inputs.flatMap(({ item, path }) => namedIn(item, path));
  if (named.length === 0) return;
  const doubts = await doubtedReferences(database.manager, named, clock.now());
  const first = named.find((reference) => doubts.has(reference));
  if (first === undefined) return;
  const params = { path: first.path, value: first.key };
  if (doubts.get(first) === 'MISSING')
    throw new DoubtedReferenceError(refusal('REFERENCE_DATA_MISSING', params));
  throw new DoubtedReferenceError(refusal(`UNKNOWN_${first.kind}`, params));
}

function namedIn(item: unknown, path: readonly string[]): Placed[] {
  if (Array.isArray(item))
    return item.flatMap((one, index) => namedIn(one, [...path, String(index)]));
  if (typeof item !== 'object' || item === null) return [];
  return Object.entries(item).flatMap(([property, value]) => {
    const kind = kindOf(item, property);
    const place = [...path, property];
    if (kind === undefined) return namedIn(value, place);
    if (Array.isArray(value))
      return value.flatMap((key, index) => placed(kind, key, [...place, String(index)]));
    return placed(kind, value, place);
  });
}

function placed(kind: ReferenceKind, key: unknown, path: readonly string[]): Placed[] {
  const canBe = kind === 'AREA' ? isAreaCode : isId;
  return typeof key === 'string' && canBe(key) ? [{ kind, key, path }] : [];
}

function kindOf(item: object, property: string): ReferenceKind | undefined {
  for (let at: unknown = Object.getPrototypeOf(item); at; at = Object.getPrototypeOf(at)) {
    const kind = fields.get(at as object)?.get(property);
    if (kind !== undefined) return kind;
  }
  return undefined;
}
