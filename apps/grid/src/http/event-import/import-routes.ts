import { Readable } from 'node:stream';
import { ok, renderProblem } from '@gezhi/kernel';
import type { HttpRoute } from '@gezhi/subgraph';
import { defineRoute, queryOf } from '@gezhi/subgraph';
import { z } from 'zod';
import type { EventImport } from '../../domain/event-import/event-import.entity';
import { findImport, refusedFile } from '../../use-cases/event-import/list-imports';
import { receiveImport } from '../../use-cases/event-import/receive-import';

const JSON_LINES = ['application/jsonl', 'application/x-ndjson', 'application/ndjson'];
/** As the gateway allows for everything under /intake. */
const LARGEST_FILE = 20 * 1_048_576;

const ASKED = z.strictObject({
  system: z.string().min(1).max(40),
  name: z.string().min(1).max(120),
  checkOnly: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true'),
});

/**
 * Files of many matters: `POST /intake/imports?system=…&name=…` with the file as its body, `GET /intake/imports/:id`
 * for how it fares, `GET /intake/imports/:id/refused` for what was not taken in.
 */
export function importRoutes(): readonly HttpRoute[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/intake/imports',
      rule: ['SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND', 'INTAKE_SYSTEM'],
      body: { maxBytes: LARGEST_FILE, accepts: ['text/csv', ...JSON_LINES] },
      milliseconds: 110_000,
      async handle(context, request) {
        const asked = queryOf(request, ASKED);
        if (!asked.ok) return asked;
        const { system, name: fileName, checkOnly } = asked.value;
        const format = request.mediaType === 'text/csv' ? 'CSV' : 'JSON_LINES';
        const file = { system, fileName, checkOnly, format, bytes: request.body } as const;
        const received = await receiveImport(context, file);
        return received.ok ? ok({ status: 202, json: told(received.value) }) : received;
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/intake/imports/:id',
      rule: 'SIGNED_IN',
      async handle(context, { params }) {
        const found = await findImport(context, params['id'] ?? '');
        return found.ok ? ok({ json: told(found.value) }) : found;
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/intake/imports/:id/refused',
      rule: 'SIGNED_IN',
      async handle(context, { params }) {
        const found = await findImport(context, params['id'] ?? '');
        if (!found.ok) return found;
        const { id, areaCode } = found.value;
        const written = await refusedFile(context, found.value, ({ code, params: values }) => {
          const problem = context.problems.find(code ?? '');
          return problem ? renderProblem(problem, values ?? {}, context.language) : '';
        });
        const object = { type: 'EventImport', id, areaCode };
        context.audit.read({ kind: 'EXPORT', operation: 'EventImport', field: 'refused', object });
        return ok({
          body: Readable.from(written),
          mediaType: 'text/csv; charset=utf-8',
          headers: { 'content-disposition': `attachment; filename="refused-${id}.csv"` },
        });
      },
    }),
  ];
}

function told(each: EventImport) {
  const { id, state, rowsRead, accepted, duplicates, refused, checkOnly } = each;
  const { digest, encoding, failureCode, version } = each;
  return {
    ...{ id, state, checkOnly, rowsRead, accepted, duplicates, refused },
    ...{ digest, encoding, failureCode, version },
  };
}
