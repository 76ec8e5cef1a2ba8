import { isSignedIn } from '@gezhi/identity';
import type { Actor } from '@gezhi/identity';
import type { Clock } from '@gezhi/kernel';
import type { Logger } from '@gezhi/server';
import { refusal, RefusedRequest } from '../http/refusal';
import { LEAST } from './bucket-store';
import type { BucketStore, Demand, Wait } from './bucket-store';
import { callerAddress } from './caller-address';
import type { RateRules } from './rate-rules';

export interface RateLimiterOptions {
  readonly rules: RateRules;
  readonly store: BucketStore;
  /** What counts while the store fails; null: nobody is answered then. */
  readonly fallback: BucketStore | null;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'error'>;
}

/** Who asks. */
export interface Spender {
  readonly actor: Actor;
  /** Address of the peer: of the client, or of the proxy before us that is not trusted. */
  readonly address: string;
  readonly client: string | undefined;
}

/** What an operation costs beside its estimate: LEAST, so that nothing is for nothing. */
const EVERY_REQUEST = LEAST;
/** Reading, checking and planning what was never seen before. */
const NEW_DOCUMENT = 50;

/** Callers remembered as having to wait: they are refused before anything of their request is read. */
const MOST_WAITING = 10_000;
const LOGGED_EVERY = 10_000;

/** Gives each caller, application and operation its share, by cost. */
export class RateLimiter {
  private readonly waiting = new Map<string, number>();
  private loggedAt = -Infinity;

  constructor(private readonly options: RateLimiterOptions) {}

  /** Throws RefusedRequest for a caller known to have to wait; costs next to nothing. */
  check(spender: Spender): void {
    if (this.waiting.size === 0) return;
    const key = keyOf(spender);
    const until = this.waiting.get(key);
    if (until === undefined) return;
    const left = until - this.options.clock.now().getTime();
    if (left > 0) throw tooMuch('caller', left / 1_000);
    this.waiting.delete(key);
  }

  /** Charges what is about to be done, or was done to find out that it is refused. Throws RefusedRequest. */
  async charge(
    spender: Spender,
    spent: { readonly cost: number; readonly isNew: boolean; readonly operation?: string },
  ): Promise<void> {
    const demands = this.demandsOf(spender, spent);
    if (demands.length === 0) return;
    const waits = await this.take(demands.map(({ demand }) => demand));
    for (const [index, wait] of waits.entries()) {
      if (wait <= 0) continue;
      const bucket = demands[index]?.bucket ?? 'caller';
      if (bucket === 'caller') this.remember(keyOf(spender), wait);
      throw tooMuch(bucket, wait);
    }
  }

  async close(): Promise<void> {
    await this.options.store.close();
  }

  private demandsOf(
    spender: Spender,
    { cost, isNew, operation }: { cost: number; isNew: boolean; operation?: string },
  ): { readonly bucket: 'caller' | 'client' | 'operation'; readonly demand: Demand }[] {
    const { rules } = this.options;
    const total = EVERY_REQUEST + cost + (isNew ? NEW_DOCUMENT : 0);
    const caller = keyOf(spender);
    const { client } = spender;
    const rates = [
      ['caller', caller, isSignedIn(spender.actor) ? rules.signedIn : rules.anonymous],
      ['client', `client ${client}`, own(rules.clients, client)],
      ['operation', `operation ${operation} ${caller}`, own(rules.operations, operation)],
    ] as const;
    return rates.flatMap(([bucket, key, rate]) =>
      rate === undefined ? [] : [{ bucket, demand: { key, cost: total, rate } }],
    );
  }

  private async take(demands: readonly Demand[]): Promise<readonly Wait[]> {
    const { store, fallback, logger, clock } = this.options;
    try {
      return await store.take(demands);
    } catch (error) {
      const now = clock.now().getTime();
      if (now - this.loggedAt >= LOGGED_EVERY) {
        this.loggedAt = now;
        logger.error(
          { err: error, open: fallback !== null },
          'rate limits are not counted together',
        );
      }
      if (fallback !== null) return fallback.take(demands);
      throw new RefusedRequest(refusal('RATE_LIMITS_UNAVAILABLE', {}, 503), { 'retry-after': '5' });
    }
  }

  private remember(key: string, wait: Wait): void {
    if (this.waiting.size >= MOST_WAITING) {
      const [oldest] = this.waiting.keys();
      if (oldest !== undefined) this.waiting.delete(oldest);
    }
    this.waiting.set(key, this.options.clock.now().getTime() + wait * 1_000);
  }
}

function keyOf({ actor, address }: Spender): string {
  return isSignedIn(actor) ? `caller ${actor.subject}` : `address ${callerAddress(address)}`;
}

function own<T>(known: Readonly<Record<string, T>>, name: string | undefined): T | undefined {
  return name !== undefined && Object.hasOwn(known, name) ? known[name] : undefined;
}

function tooMuch(bucket: string, wait: Wait): RefusedRequest {
  const retryAfter = Math.max(1, Math.ceil(wait));
  return new RefusedRequest(refusal('RATE_LIMITED', { bucket, retryAfter }, 429), {
    'retry-after': String(retryAfter),
  });
}
