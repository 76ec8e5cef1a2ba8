import { AsyncLocalStorage } from 'node:async_hooks';
import { languageOf } from '@gezhi/kernel';
import type { Language } from '@gezhi/kernel';
import type { Logger } from '@gezhi/server';
import type { FastifyInstance } from 'fastify';

/** What the error boundary needs to know of the request an error belongs to. */
export interface RequestScope {
  readonly traceId: string;
  readonly language: Language;
  readonly log: Pick<Logger, 'error'>;
}

const storage = new AsyncLocalStorage<RequestScope>();

/**
 * Apollo Server formats errors without saying for which request; its hooks see only those of the
 * operation, not those of the HTTP request around it. This is the only thing that travels unseen.
 */
export function keepRequestScope(server: FastifyInstance): void {
  server.addHook('preHandler', (request, _reply, done) => {
    const language = languageOf(request.headers['accept-language']);
    storage.run({ traceId: request.trace.traceId, language, log: request.log }, done);
  });
}

/** For work that no fastify request is around. */
export function withRequestScope<T>(scope: RequestScope, work: () => T): T {
  return storage.run(scope, work);
}

export function requestScope(): RequestScope | undefined {
  return storage.getStore();
}
