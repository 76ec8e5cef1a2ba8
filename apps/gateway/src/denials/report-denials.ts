import type { Caller } from '@gezhi/engine';
import type { DepartmentConnection } from '../supergraph/subgraph-connections';
import type { Logger } from '@gezhi/server';
import { DenialAllowance } from './denial-allowance';
import type { AllowanceOptions } from './denial-allowance';
import { DenialOutbox } from './denial-outbox';
import type { OutboxOptions } from './denial-outbox';
import type { FieldOwners } from './field-owners';
import { createDenialPost } from './post-denials';

export interface DenialsOptions
  extends
    Pick<AllowanceOptions, 'entriesPerMinute' | 'subjects'>,
    Pick<OutboxOptions, 'capacity' | 'pauseMilliseconds'> {
  /** How each department is reached, by the name it has in the supergraph. */
  readonly subgraphs: Readonly<Record<string, DepartmentConnection>>;
  readonly logger: Pick<Logger, 'warn'>;
}

export interface Denials {
  /** Tells the owners of refused fields, after the answer's work and without keeping it. */
  refused(
    owners: FieldOwners,
    caller: Caller,
    coordinates: readonly string[],
    operationName?: string,
  ): void;
  /** Tells what was left out and waits, at most a second, for what is on its way. */
  close(): Promise<void>;
}

const MINUTE_MILLISECONDS = 60_000;
const CLOSING_MILLISECONDS = 1_000;
const LONGEST_OPERATION_NAME = 100;

/** Brings what the gateway refuses into the trail of the department whose field was refused. */
export function reportDenials(options: DenialsOptions): Denials {
  const departments = new Map(
    Object.entries(options.subgraphs).map(([name, connection]) => {
      const outbox = new DenialOutbox({ ...options, name, post: createDenialPost(connection) });
      const onLeftOut = outbox.add.bind(outbox);
      return [name, { outbox, allowance: new DenialAllowance({ ...options, onLeftOut }) }] as const;
    }),
  );

  function beginMinute(): void {
    for (const { allowance, outbox } of departments.values()) {
      allowance.beginMinute();
      outbox.tellDropped();
    }
  }
  const minutes = setInterval(beginMinute, MINUTE_MILLISECONDS).unref();

  return {
    refused(owners, caller, coordinates, operationName) {
      for (const [owner, own] of byOwner(coordinates, owners)) {
        const department = departments.get(owner);
        const report = department?.allowance.admit({
          caller,
          coordinates: own,
          operationName: operationName?.slice(0, LONGEST_OPERATION_NAME),
        });
        if (report) department?.outbox.add(report);
      }
    },

    async close() {
      clearInterval(minutes);
      beginMinute();
      const outboxes = [...departments.values()].map(({ outbox }) => outbox);
      await Promise.all(outboxes.map((outbox) => outbox.close(CLOSING_MILLISECONDS)));
    },
  };
}

function byOwner(
  coordinates: readonly string[],
  owners: FieldOwners,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const coordinate of new Set(coordinates)) {
    for (const owner of owners.of(coordinate)) {
      const own = found.get(owner) ?? [];
      found.set(owner, own);
      own.push(coordinate);
    }
  }
  return found;
}
