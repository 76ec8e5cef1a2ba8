import { createHash } from 'node:crypto';
import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '../unit-of-work';
import { IdempotencyKey } from './idempotency-key.entity';

export interface OnceRequest {
  /** Whose key it is: keys of two callers never meet. */
  readonly subject: string;
  /** The caller's `clientMutationId`; null makes something new every time. */
  readonly key: string | null;
  readonly operation: string;
  readonly body: object;
}

/**
 * Makes an object once per client key. A second call with the same key and body recalls the first's object;
 * with another body it is refused with IDEMPOTENCY_CONFLICT. Two calls at the same moment wait for each other.
 */
export async function once<E extends { id: string }>(
  uow: UnitOfWork,
  request: OnceRequest,
  make: () => Promise<Result<E>>,
  recall: (id: string) => Promise<E | null>,
): Promise<Result<E>> {
  const { key, subject, operation } = request;
  if (key === null) return make();
  const bodyHash = createHash('sha256').update(JSON.stringify(request.body)).digest('base64url');
  const inserted = await uow.manager
    .createQueryBuilder()
    .insert()
    .into(IdempotencyKey)
    .values({ subject, key, operation, bodyHash, objectId: null, createdAt: uow.now })
    .orIgnore()
    .returning('key')
    .execute();
  if ((inserted.raw as unknown[]).length === 0) return recallMade(uow, request, bodyHash, recall);
  const made = await make();
  if (made.ok)
    await uow.manager.update(IdempotencyKey, { subject, key }, { objectId: made.value.id });
  return made;
}

async function recallMade<E>(
  uow: UnitOfWork,
  { subject, key, operation }: OnceRequest,
  bodyHash: string,
  recall: (id: string) => Promise<E | null>,
): Promise<Result<E>> {
  const known = await uow.manager.findOneByOrFail(IdempotencyKey, { subject, key: key ?? '' });
  if (known.operation !== operation || known.bodyHash !== bodyHash) {
    return refuse('IDEMPOTENCY_CONFLICT', { path: ['input', 'clientMutationId'], key });
  }
  const object = known.objectId === null ? null : await recall(known.objectId);
  return object === null
    ? refuse('NOT_FOUND', { type: operation, id: known.objectId })
    : ok(object);
}
