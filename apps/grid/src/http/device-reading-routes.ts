import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { HttpRoute } from '@gezhi/subgraph';
import { defineRoute, jsonOf, problemValue } from '@gezhi/subgraph';
import { z } from 'zod';
import { MOST_READINGS } from '../domain/device/device.rules';
import { takeReadings } from '../use-cases/device/take-readings';

const READINGS = z.object({
  items: z
    .array(
      z.object({
        device: z.string().max(64),
        observedAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
        value: z.number(),
      }),
    )
    .min(1)
    .max(MOST_READINGS),
});

/**
 * Readings of devices as JSON, for systems that speak no GraphQL: `POST /intake/readings/:system`. The same as
 * `reportDeviceReadings`, also when it is sent again.
 */
export const DEVICE_READING_ROUTES: readonly HttpRoute[] = [
  defineRoute({
    method: 'POST',
    path: '/intake/readings/:system',
    rule: ['INTAKE_SYSTEM'],
    body: { maxBytes: 1_048_576, accepts: ['application/json'] },
    async handle(context, request): Promise<Result<{ json: unknown }>> {
      const given = jsonOf(request, READINGS);
      if (!given.ok) return given;
      const externalSystem = request.params['system'] ?? '';
      const taken = await takeReadings(context, { externalSystem, items: given.value.items });
      if (!taken.ok) return taken;
      const { problems, ...counts } = taken.value;
      const refused = problems.map(({ index, refusal }) => {
        const { code, message, path } = problemValue(refusal, context);
        return { index, code, message, path: path.slice(1) };
      });
      return ok({ json: { ...counts, refused: refused.length, problems: refused } });
    },
  }),
];
