import type { Caller } from '@gezhi/engine';
import { ANONYMOUS, IssuerUnavailableError } from '@gezhi/identity';
import type { VerifyAccessToken } from '@gezhi/identity';

/** Who a stream is for is looked at again this often: keys may be withdrawn. */
const AGAIN_MILLISECONDS = 30_000;

/**
 * Departments are told an end rounded up to this, so that callers with equal rights and tokens of nearly the same
 * age share a source. The gateway itself ends each at its own token.
 */
const QUARTER_HOUR = 900_000;

const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i;

export type Believed =
  | {
      readonly caller: Pick<Caller, 'actor' | 'until'>;
      /** Calls back once when the token is no longer believed; gives back how to stop looking. */
      watch(onEnd: (reason: string) => void): () => void;
    }
  | { readonly refused: string; readonly isTemporary?: boolean };

/** Whom an `Authorization` value names, for as long as it is believed. */
export async function believe(
  verify: VerifyAccessToken,
  authorization: unknown,
): Promise<Believed> {
  if (authorization === undefined || authorization === null)
    return { caller: { actor: ANONYMOUS }, watch: () => () => undefined };
  const token = typeof authorization === 'string' ? BEARER.exec(authorization)?.[1] : undefined;
  if (token === undefined) return { refused: 'SCHEME' };
  try {
    const verified = await verify(token);
    if (!verified.ok) return { refused: String(verified.refusal.params['reason']) };
    const { actor, expiresAt } = verified.value;
    const until = new Date(Math.ceil(expiresAt.getTime() / QUARTER_HOUR) * QUARTER_HOUR);
    return { caller: { actor, until }, watch: (onEnd) => watch(verify, token, expiresAt, onEnd) };
  } catch (error) {
    if (!(error instanceof IssuerUnavailableError)) throw error;
    return { refused: 'ISSUER_UNAVAILABLE', isTemporary: true };
  }
}

function watch(
  verify: VerifyAccessToken,
  token: string,
  expiresAt: Date,
  onEnd: (reason: string) => void,
): () => void {
  let timer: NodeJS.Timeout;
  let isOver = false;
  const end = (reason: string) => {
    if (!isOver) onEnd(reason);
    isOver = true;
  };
  const look = async () => {
    if (Date.now() >= expiresAt.getTime()) return end('EXPIRED');
    try {
      const verified = await verify(token);
      if (!verified.ok) return end(String(verified.refusal.params['reason']));
    } catch {
      // Believed before, and the issuer cannot be asked: the token's own end holds.
    }
    return wait();
  };
  const wait = () => {
    if (isOver) return;
    const left = Math.max(expiresAt.getTime() - Date.now(), 0);
    timer = setTimeout(() => void look(), Math.min(left, AGAIN_MILLISECONDS));
    timer.unref();
  };
  wait();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
