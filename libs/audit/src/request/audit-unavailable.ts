import type { Refusal } from '@gezhi/kernel';
import { refusal } from '@gezhi/kernel';

/** The trail cannot be written, so that what was to be recorded does not happen. Answered as AUDIT_UNAVAILABLE. */
export class AuditUnavailableError extends Error {
  override readonly name = 'AuditUnavailableError';
  readonly refusal: Refusal = refusal('AUDIT_UNAVAILABLE');

  constructor(cause: unknown) {
    super('The audit trail cannot be written.', { cause });
  }
}
