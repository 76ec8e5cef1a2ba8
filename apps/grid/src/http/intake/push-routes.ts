import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { HttpRoute, RouteAnswer, RouteProblem, SubgraphContext } from '@gezhi/subgraph';
import { defineRoute, jsonOf } from '@gezhi/subgraph';
import type { z } from 'zod';
import { SIGNATURE_HEADERS } from '../../domain/intake/intake-signature.rules';
import type { BroughtEvent } from '../../use-cases/intake/bring-external';
import type { PushedMatter } from '../../use-cases/intake/bring-pushed';
import { bringPushed } from '../../use-cases/intake/bring-pushed';
import { identifySystem } from '../../use-cases/intake/identify-system';
import { EMERGENCY_ALARM, matterOfAlarm } from './emergency-alarm';
import { HOTLINE_ORDER, matterOfOrder } from './hotline-order';

const LARGEST_PUSH = 65_536;

/** One style of pushes: its address, what it sends, and how it wants to be answered. */
interface PushStyle<Schema extends z.ZodType> {
  readonly path: `/intake/:system/${string}`;
  readonly schema: Schema;
  readonly matterOf: (pushed: z.output<Schema>) => PushedMatter;
  readonly told: (brought: BroughtEvent) => object;
  readonly refused: (problem: RouteProblem) => object;
}

/**
 * What other systems push by themselves, each in its own words: orders in the style of a 12345 hotline, alarms in the
 * style of a 181 emergency platform. Whoever pushes is known by the signature of a key of its system.
 */
export function pushRoutes(): readonly HttpRoute[] {
  return [
    pushRoute({
      path: '/intake/:system/orders',
      schema: HOTLINE_ORDER,
      matterOf: matterOfOrder,
      told: ({ event, known }) => ({
        ...{ code: '0', msg: known ? '已接收过' : '接收成功' },
        data: { orderNo: event.externalId, eventNo: event.number },
      }),
      refused: ({ code, message }) => ({ code, msg: message, data: null }),
    }),
    pushRoute({
      path: '/intake/:system/alarms',
      schema: EMERGENCY_ALARM,
      matterOf: matterOfAlarm,
      told: ({ event, known }) => ({
        ...{ result: known ? 'KNOWN' : 'RECEIVED', alarmId: event.externalId },
        receiptNo: event.number,
      }),
      refused: ({ code, message }) => ({ result: 'REFUSED', error: { code, message } }),
    }),
  ];
}

function pushRoute<Schema extends z.ZodType>({
  path,
  schema,
  matterOf,
  told,
  refused,
}: PushStyle<Schema>): HttpRoute {
  return defineRoute({
    method: 'POST',
    path,
    rule: ['INTAKE_SYSTEM'],
    body: { maxBytes: LARGEST_PUSH, accepts: ['application/json'] },
    headers: SIGNATURE_HEADERS,
    statuses: { INTAKE_SIGNATURE: 401, INTAKE_CLOCK: 401, INTAKE_REPLAYED: 409 },
    identify: (context, request) =>
      identifySystem(context, { ...request, system: request.params['system'] ?? '' }),
    async handle(context: SubgraphContext, request): Promise<Result<RouteAnswer>> {
      const pushed = jsonOf(request, schema);
      if (!pushed.ok) return pushed;
      const system = request.params['system'] ?? '';
      const brought = await bringPushed(context, system, matterOf(pushed.value));
      if (!brought.ok) return brought;
      return ok({ status: brought.value.known ? 200 : 201, json: told(brought.value) });
    },
    refused: (problem) => ({ json: refused(problem) }),
  });
}
