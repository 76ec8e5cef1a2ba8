import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { loadSavedOperations } from './saved-operations';

/** Where `npm run build:ide` leaves the IDE. */
export const BUILT_IDE = join(__dirname, '../../ide/dist');

/**
 * The page may load from us and from nowhere else, so that it works in a closed network and nothing
 * typed into it can leave. Inline styles are Monaco's; scripts are files only, without eval.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};

export interface IdeFiles {
  /** The built IDE. */
  readonly folder: string;
  /** The example operations to offer. Default: the committed ones. */
  readonly operationsFolder?: string;
}

/** Serves GraphiQL at `/`, all of it our own files. A gateway without a built IDE serves the graph alone. */
export async function serveIde(
  server: FastifyInstance,
  { folder, operationsFolder }: IdeFiles,
): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    server.log.warn('the IDE is not built; "npm run build:ide -w @gezhi/gateway" builds it');
    return;
  }
  const quiet = { logLevel: 'warn' as const };

  server.get('/', quiet, async (_request, reply) =>
    reply
      .headers({ ...PAGE_HEADERS, 'cache-control': 'no-cache' })
      .type('text/html; charset=utf-8')
      .send(await readFile(join(folder, 'index.html'))),
  );

  server.get('/ide/operations.json', quiet, async (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(await loadSavedOperations(operationsFolder)),
  );

  await server.register(fastifyStatic, {
    root: folder,
    prefix: '/ide/',
    index: false,
    logLevel: 'warn',
    /** Files are named after their content, except the few the page names. */
    setHeaders: (reply, path) => {
      const hashed = /-[A-Z0-9]{8}\.\w+$/.test(path);
      reply.header('cache-control', hashed ? 'max-age=31536000, immutable' : 'no-cache');
      reply.headers(PAGE_HEADERS);
    },
  });
}
