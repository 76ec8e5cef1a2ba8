import type { Readable } from 'node:stream';
import type { Actor, CallVerifier } from '@gezhi/identity';
import { CALL_HEADER } from '@gezhi/identity';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { boundaryOf } from './part-reader';
import { readUpload } from './read-upload';
import { UploadScalar } from './upload-scalar';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent an operation with files; null when the gateway did not sign and seal it. Undefined for all others. */
    uploader?: Actor | null;
  }
}

/** Longest time for an operation with files, receiving them included. The gateway ends slow senders before. */
export const UPLOAD_MILLISECONDS = 300_000;

/** Lets the operations of a subgraph that has uploads come with files, as the gateway streams them. */
export function serveUploads(
  server: FastifyInstance,
  { schema, calls }: { readonly schema: GraphQLSchema; readonly calls: CallVerifier },
): void {
  if (!takesUploads(schema)) return;
  server.addHook('onRoute', (route) => {
    if (route.url === '/graphql') {
      route.config = { ...route.config, answerMilliseconds: answerMilliseconds };
    }
  });
  server.addContentTypeParser(
    'multipart/form-data',
    async (request: FastifyRequest, payload: Readable) => {
      const boundary = boundaryOf(request.headers['content-type']);
      const token = request.headers[CALL_HEADER];
      request.uploader = null;
      if (boundary === null || typeof token !== 'string') return {};
      const { method, url: path } = request;
      const received = await readUpload({ method, path, token, boundary, content: payload }, calls);
      if (received.ok) {
        request.uploader = received.value.actor;
        return received.value.body;
      }
      request.log.warn({ reason: received.refusal.params['reason'] }, 'unsigned upload refused');
      return {};
    },
  );
}

export function takesUploads(schema: GraphQLSchema): boolean {
  return schema.getType(UploadScalar.name) !== undefined;
}

/** Every other operation keeps the time of its server. */
function answerMilliseconds({ headers }: FastifyRequest): number | undefined {
  return boundaryOf(headers['content-type']) === null ? undefined : UPLOAD_MILLISECONDS;
}
