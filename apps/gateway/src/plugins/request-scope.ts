import type { Language } from '@gezhi/kernel';
import type { Logger } from '@gezhi/server';

/** What the error boundary needs to know of the request an error belongs to. */
export interface RequestScope {
  readonly traceId: string;
  readonly language: Language;
  readonly log: Pick<Logger, 'error'>;
}
