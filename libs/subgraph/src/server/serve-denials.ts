import type { AuditEntry } from '@gezhi/audit';
import { appendAudit } from '@gezhi/audit';
import type { Actor, CallVerifier } from '@gezhi/identity';
import type { Clock, ProblemCatalogue } from '@gezhi/kernel';
import { languageOf, refusal } from '@gezhi/kernel';
import type { Logger } from '@gezhi/server';
import { answer } from '@gezhi/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { isInterfaceType, isObjectType } from 'graphql';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { FIELD_REFUSED } from '../audit/end-request';
import { refusalError } from '../problems/answer-refusals';
import { callerOf } from './caller-of';

export interface DenialsOptions {
  /** The subgraph's own: what it does not have cannot have been refused in its name. */
  readonly schema: GraphQLSchema;
  readonly dataSource: Pick<DataSource, 'query'>;
  readonly calls: CallVerifier;
  readonly problems: ProblemCatalogue;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What the gateway tells: fields of this department that it refused to the caller it signs for. */
const denialReport = z.strictObject({
  /** `Type.field`. */
  coordinates: z.array(z.string()).min(1).max(100),
  operationName: z
    .string()
    .max(100)
    .regex(/^[_A-Za-z][_0-9A-Za-z]*$/)
    .optional(),
  /** In the body, because the signature does not cover headers. */
  traceparent: z.string().regex(/^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/),
  /** How many refusals of these fields were not reported one by one. */
  leftOut: z.int().positive().optional(),
});
type DenialReport = z.output<typeof denialReport>;

/**
 * `POST /denials`: puts into the trail what the gateway refused before it asked this department. Believed like calls
 * of `/graphql`: signed, unaltered and for the first time, or 401. 400: not a report, or of fields that do not exist
 * here. 503: not recorded, and may be tried again.
 */
export function serveDenials(server: FastifyInstance, options: DenialsOptions): void {
  const { schema, dataSource, calls, problems, clock, logger } = options;

  server.post('/denials', async (request, reply) => {
    try {
      const actor = await callerOf(request, calls);
      if (!actor) return refuse(request, reply, 'UNAUTHENTICATED');
      const { data: report } = denialReport.safeParse(request.body);
      if (!report?.coordinates.every((coordinate) => hasField(schema, coordinate)))
        return answer(request, reply, 'BAD_REQUEST');
      await appendAudit(dataSource, entriesOf(report, actor, clock.now()));
    } catch (error) {
      logger.error({ err: error }, 'audit trail cannot be written');
      return refuse(request, reply, 'AUDIT_UNAVAILABLE');
    }
    return reply.code(204).send();
  });

  function refuse(
    request: FastifyRequest,
    reply: FastifyReply,
    code: 'UNAUTHENTICATED' | 'AUDIT_UNAVAILABLE',
  ): FastifyReply {
    const language = languageOf(request.headers['accept-language']);
    const { message, extensions } = refusalError(refusal(code), { problems, language });
    const errors = [{ message, extensions }];
    return reply.code(code === 'UNAUTHENTICATED' ? 401 : 503).send({ errors });
  }
}

function hasField(schema: GraphQLSchema, coordinate: string): boolean {
  const [typeName = '', fieldName = '', ...rest] = coordinate.split('.');
  const type = schema.getType(typeName);
  if (rest.length > 0 || !(isObjectType(type) || isInterfaceType(type))) return false;
  return Object.hasOwn(type.getFields(), fieldName);
}

/** An entry for each field, as the department records its own refusals; what was left out is one, with the number. */
function entriesOf(report: DenialReport, actor: Actor, at: Date): AuditEntry[] {
  const { operationName, traceparent, leftOut } = report;
  const coordinates = [...new Set(report.coordinates)];
  const entry = (operation: string, reason: string): AuditEntry => ({
    at,
    kind: 'DENIAL',
    operation,
    actor,
    outcome: 'REFUSED',
    code: FIELD_REFUSED,
    reason,
    traceId: traceparent.slice(3, 35),
  });
  const [first = ''] = coordinates;
  if (leftOut !== undefined)
    return [entry(first, `GATEWAY left out ${leftOut}: ${coordinates.join(', ')}`)];
  const reason = operationName === undefined ? 'GATEWAY' : `GATEWAY in ${operationName}`;
  return coordinates.map((coordinate) => entry(coordinate, reason));
}
