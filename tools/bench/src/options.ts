import { parseArgs } from 'node:util';
import { ENDURANCE } from './endurance/endurance';
import type { EnduranceOptions } from './endurance/endurance';
import { LIVE_QUERIES, LIVE_TRANSPORTS } from './live/run-live';
import type { LiveOptions } from './live/run-live';
import type { Effort } from './measure/measure-workload';
import type { Workload } from './workload';

export interface Options extends Effort, LiveOptions, EnduranceOptions {
  /** Names of workloads; `w7`, `statements`, `attacks` and `explain` among them. */
  readonly workloads: readonly string[];
  /** Null: all of them. */
  readonly queries: readonly string[] | null;
  readonly candidates: readonly string[] | null;
  /** Operations of the flood, alone or at the end of the attacks. */
  readonly operations: number;
  /** Of the grid in workloads with many. */
  readonly events: number;
  readonly json: boolean;
  readonly help: boolean;
}

/** The words were not understood; the message says what to write instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Measured in a way of its own: those who follow are told, and do not ask. */
export const LIVE = 'w7';
/** What is not a workload but is asked for in its place. */
export const STATEMENTS = 'statements';
export const ATTACKS = 'attacks';
/** Likewise: how PostgreSQL finds the rows among a million events. */
export const EXPLAIN = 'explain';

export function readOptions(words: readonly string[], workloads: readonly Workload[]): Options {
  const { values, positionals } = parse(words);
  const known = [
    ...workloads.map(({ name }) => name),
    LIVE,
    STATEMENTS,
    ATTACKS,
    EXPLAIN,
    ...ENDURANCE,
  ];
  const strangers = positionals.filter((name) => !known.includes(name));
  if (strangers.length > 0) {
    throw new UsageError(`There is no ${strangers.join(', ')}: ${known.join(', ')}.`);
  }
  const chosen = workloads.filter(({ name }) => positionals.includes(name));
  const live = positionals.includes(LIVE);
  return {
    workloads: positionals,
    queries: chosenNames(values.queries, '--queries', [
      ...chosen.flatMap(({ queries }) => queries),
      ...(live ? LIVE_QUERIES : []),
    ]),
    candidates: chosenNames(values.candidates, '--candidates', [
      ...chosen.flatMap(({ candidates }) => candidates),
      ...(live ? LIVE_TRANSPORTS : []),
    ]),
    seconds: positive(values.seconds, '--seconds'),
    warmUpSeconds: positive(values['warm-up'], '--warm-up', 0),
    rounds: whole(values.rounds, '--rounds'),
    connections: whole(values.connections, '--connections'),
    operations: whole(values.operations, '--operations', 10_000_000),
    events: whole(values.events, '--events', 10_000_000),
    subscribers: whole(values.subscribers, '--subscribers', 10_000),
    rate: whole(values.rate, '--rate', 10_000),
    profile: values.profile ?? null,
    minutes: positive(values.minutes, '--minutes'),
    json: values.json,
    help: values.help,
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        seconds: { type: 'string', default: '5' },
        'warm-up': { type: 'string', default: '3' },
        rounds: { type: 'string', default: '3' },
        connections: { type: 'string', default: '50' },
        operations: { type: 'string', default: '100000' },
        events: { type: 'string', default: '1000000' },
        subscribers: { type: 'string', default: '1000' },
        rate: { type: 'string', default: '100' },
        profile: { type: 'string' },
        minutes: { type: 'string', default: '5' },
        queries: { type: 'string' },
        candidates: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function chosenNames(
  list: string | undefined,
  option: string,
  known: readonly string[],
): readonly string[] | null {
  if (list === undefined) return null;
  const names = list.split(',').map((name) => name.trim());
  const strangers = names.filter((name) => !known.includes(name));
  if (strangers.length === 0) return names;
  throw new UsageError(
    `${option}: there is no ${strangers.join(', ')} here: ${[...new Set(known)].join(', ')}.`,
  );
}

function positive(text: string, option: string, smallest = 0.1): number {
  const value = Number(text);
  if (Number.isFinite(value) && value >= smallest && value <= 3_600) return value;
  throw new UsageError(`${option} is a number of seconds from ${smallest} to 3600.`);
}

function whole(text: string, option: string, most = 1_000): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new UsageError(`${option} is a whole number from 1 to ${most}.`);
}
