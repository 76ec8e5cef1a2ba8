import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { SignIn } from '../auth/sign-in';
import { loadSavedOperations } from './saved-operations';
import { connectOrigins, serveSignIn, SIGN_IN_CALLBACK } from './serve-sign-in';

/** Where `npm run build:ide` leaves the IDE. */
export const BUILT_IDE = join(__dirname, '../../ide/dist');

/**
 * The page may load from us and from nowhere else, so that it works in a closed network and nothing
 * typed into it can leave. Inline styles are Monaco's; scripts are files only, without eval. The one
 * exception is the identity provider, which gives the page its token.
 */
function pageHeaders(identityProvider: readonly string[] = []) {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    ["connect-src 'self'", ...identityProvider].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  };
}

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
  signIn?: SignIn,
): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    server.log.warn('the IDE is not built; "npm run build:ide -w @gezhi/gateway" builds it');
    return;
  }
  const quiet = { logLevel: 'warn' as const };

  /** The identity provider sends people back to a page of its own, registered there exactly. */
  for (const path of ['/', SIGN_IN_CALLBACK]) {
    server.get(path, quiet, async (_request, reply) =>
      reply
        .headers(pageHeaders(await connectOrigins(signIn)))
        .header('cache-control', path === '/' ? 'no-cache' : 'no-store')
        .type('text/html; charset=utf-8')
        .send(await readFile(join(folder, 'index.html'))),
    );
  }
  serveSignIn(server, signIn);

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
      reply.headers(pageHeaders());
    },
  });
}
