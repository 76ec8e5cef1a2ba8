/** A value a message or a caller can show: plain, never a person's data. */
export type RefusalParam = string | number | boolean | null | readonly string[];

/**
 * An expected "no": a rule, a right or a stale version refused what was asked.
 * Faults (a broken connection, a bug) are thrown instead.
 */
export interface Refusal {
  /** A code of a problem catalogue. */
  readonly code: string;
  /** Where in the input the reason lies, e.g. `['input', 'areaCode']`; empty when it is not in the input. */
  readonly path: readonly string[];
  /** What the message of the code mentions. */
  readonly params: Readonly<Record<string, RefusalParam>>;
}

/** Makes a refusal; `path` names the input field, the other entries fill the holes of the message. */
export function refusal(
  code: string,
  {
    path = [],
    ...params
  }: { path?: readonly string[]; [param: string]: RefusalParam | undefined } = {},
): Refusal {
  const given = Object.entries(params).filter(
    (entry): entry is [string, RefusalParam] => entry[1] !== undefined,
  );
  return { code, path, params: Object.fromEntries(given) };
}
