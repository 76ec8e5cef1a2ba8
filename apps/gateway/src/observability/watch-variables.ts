import { databaseUrl, listenAddress, serviceUrl, wholeNumber } from '@gezhi/environment';
import { z } from 'zod';

/** Variables about what operators and departments see; docs/operations/observability.md explains each. */
export const watchVariables = {
  /** Where `/metrics` is served: an address of its own, never the one clients use. Left out: nowhere. */
  METRICS_LISTEN: listenAddress({ consentToAll: 'ALLOW_METRICS_EVERYWHERE' }).optional(),
  /** The collector of traces, without `/v1/traces`. Left out: nothing is traced. */
  OTEL_EXPORTER_OTLP_ENDPOINT: serviceUrl()
    .refine(({ socket }) => socket === null, 'is a socket; traces go over http')
    .optional(),
  /** Part of the operations that are traced where no caller decides. */
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, 'is no part between 0 and 1')
    .transform(Number)
    .default(0.01)
    .describe('a part between 0 and 1'),
  /** Where it is written down which application uses which field. Left out: nowhere. */
  USAGE_DATABASE_URL: databaseUrl().optional(),
  /** Days that is kept: a year and a month, so that what runs once a year is seen before it is broken. */
  USAGE_RETENTION_DAYS: wholeNumber({ min: 1, max: 1_830 }).default(400),
};
