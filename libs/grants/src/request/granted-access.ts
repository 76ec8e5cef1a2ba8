import type { Actor } from '@gezhi/identity';
import type { Clock, Result } from '@gezhi/kernel';
import { isId, ok, refuse } from '@gezhi/kernel';
import type { SharedAccess } from '@gezhi/subgraph';
import type { Wish } from '../domain/coverage';
import { findGrant } from '../domain/coverage';
import type { GrantStore, HeldGrant } from './grant-store';

const HOUR = 3_600_000;

export interface GrantedAccessOptions {
  readonly store: GrantStore;
  readonly clock: Clock;
}

/**
 * What one client may read during one request. Its grants are loaded once, before anything is read; each grant that
 * is made use of counts one operation, whatever is read with it.
 */
export class GrantedAccess implements SharedAccess {
  private readonly counted = new Map<string, Promise<Result<void>>>();
  private collected: Promise<ReadonlySet<string>> | null = null;
  private collecting: string[] = [];

  private constructor(
    private readonly actor: Pick<Actor, 'purpose'>,
    private readonly grants: readonly HeldGrant[],
    private readonly options: GrantedAccessOptions,
  ) {}

  static async of(actor: Actor, options: GrantedAccessOptions): Promise<GrantedAccess> {
    const { organizationId, subject } = actor;
    const known = organizationId !== null && isId(organizationId);
    const grants = known
      ? await options.store.inForce(organizationId, subject, options.clock.now())
      : [];
    return new GrantedAccess(actor, grants, options);
  }

  /** The rows the database may show, as `dataset:area`; only of grants for the purpose the token states. */
  get rows(): string[] {
    const held = this.grants.filter(({ purpose }) => purpose === this.actor.purpose);
    return held.flatMap(({ datasets, areaCodes }) =>
      datasets.flatMap((dataset) => areaCodes.map((area) => `${dataset}:${area}`)),
    );
  }

  /** Whether all of some metrics may be read of a place or organisation: GRANT_REQUIRED, GRANT_RATE_EXCEEDED. */
  async figures(keys: readonly string[], where: NonNullable<Wish['where']>): Promise<Result<void>> {
    const used = new Set<HeldGrant>();
    const lacking: string[] = [];
    let missing: string | null = null;
    for (const metric of keys) {
      const found = findGrant(this.grants, this.actor.purpose, { what: { metric }, where });
      if ('grant' in found) used.add(found.grant);
      else {
        lacking.push(metric);
        missing ??= found.missing;
      }
    }
    if (missing !== null) return this.required('metrics', lacking, where, missing);
    return this.use([...used]);
  }

  /** Whether the rows of a dataset may be read there, or anywhere: GRANT_REQUIRED, GRANT_RATE_EXCEEDED. */
  async rowsOf(dataset: string, where?: Wish['where']): Promise<Result<void>> {
    const found = findGrant(this.grants, this.actor.purpose, {
      what: { dataset },
      ...(where && { where }),
    });
    if ('grant' in found) return this.use([found.grant]);
    return this.required('dataset', [dataset], where, found.missing);
  }

  /** Counts the use of a dataset where a client may also find rows of its own; GRANT_RATE_EXCEEDED. */
  async touch(dataset: string): Promise<Result<void>> {
    const found = findGrant(this.grants, this.actor.purpose, { what: { dataset } });
    return 'grant' in found ? this.use([found.grant]) : ok();
  }

  private required(
    kind: 'metrics' | 'dataset',
    names: readonly string[],
    where: Wish['where'],
    missing: string,
  ): Result<void> {
    return refuse('GRANT_REQUIRED', {
      action: `read ${kind}`,
      what: names,
      where: placeOf(where),
      purpose: this.actor.purpose,
      missing,
    });
  }

  private async use(grants: readonly HeldGrant[]): Promise<Result<void>> {
    const counts = await Promise.all(grants.map((grant) => this.countOnce(grant)));
    return counts.find((count) => !count.ok) ?? ok();
  }

  private countOnce(grant: HeldGrant): Promise<Result<void>> {
    const known = this.counted.get(grant.id);
    if (known) return known;
    const made = this.count(grant);
    this.counted.set(grant.id, made);
    return made;
  }

  private async count({ id, operationsPerHour }: HeldGrant): Promise<Result<void>> {
    const now = this.options.clock.now();
    const exceeded = await this.countTogether(id, now);
    if (!exceeded.has(id)) return ok();
    const retryAfter = Math.ceil((HOUR - (now.getTime() % HOUR)) / 1000);
    return refuse('GRANT_RATE_EXCEEDED', {
      action: 'use grant',
      limit: operationsPerHour,
      retryAfter,
    });
  }

  /** Grants first used by fields of one moment are counted in one statement. */
  private countTogether(id: string, now: Date): Promise<ReadonlySet<string>> {
    this.collecting.push(id);
    this.collected ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        const ids = this.collecting;
        this.collecting = [];
        this.collected = null;
        this.options.store.count(ids, now).then(resolve, reject);
      });
    });
    return this.collected;
  }
}

function placeOf(where: Wish['where']): string | null {
  if (where === undefined) return null;
  return 'areaCode' in where ? where.areaCode : where.organizationId;
}
