import { secret, serviceUrl } from '@gezhi/environment';
import type { Rule } from '@gezhi/environment';
import { z } from 'zod';

/** Where the bytes of attachments are kept. */
export const attachmentVariables = {
  /** Left out: no attachments are taken in. */
  ATTACHMENT_STORE: z.enum(['disk', 's3']).optional().describe('disk or s3'),
  /** For disk: a folder of this department alone, on storage that is backed up with its database. */
  ATTACHMENT_FOLDER: z.string().startsWith('/').optional().describe('an absolute path'),
  /** For s3: `https://host:port`. */
  ATTACHMENT_S3_ENDPOINT: serviceUrl().optional(),
  ATTACHMENT_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .optional()
    .describe('the name of a bucket'),
  ATTACHMENT_S3_REGION: z.string().default('us-east-1'),
  ATTACHMENT_S3_ACCESS_KEY_ID: z.string().optional(),
  ATTACHMENT_S3_SECRET_ACCESS_KEY: secret().optional(),
  ATTACHMENT_S3_PREFIX: z
    .string()
    .regex(/^([a-z0-9-]+\/)*$/)
    .default('attachments/')
    .describe('folders, each with a slash behind it'),
};

export type AttachmentVariables = Readonly<z.output<z.ZodObject<typeof attachmentVariables>>>;

const S3 = ['ENDPOINT', 'BUCKET', 'ACCESS_KEY_ID', 'SECRET_ACCESS_KEY'] as const;

export const ATTACHMENT_RULES: readonly Rule<AttachmentVariables>[] = [
  {
    name: 'ATTACHMENT_FOLDER',
    message: 'missing: ATTACHMENT_STORE=disk needs a folder',
    holds: ({ ATTACHMENT_STORE, ATTACHMENT_FOLDER }) =>
      ATTACHMENT_STORE !== 'disk' || ATTACHMENT_FOLDER !== undefined,
  },
  ...S3.map((part) => ({
    name: `ATTACHMENT_S3_${part}` as const,
    message: 'missing: ATTACHMENT_STORE=s3 needs it',
    holds: (given: Partial<AttachmentVariables>) =>
      given.ATTACHMENT_STORE !== 's3' || given[`ATTACHMENT_S3_${part}`] !== undefined,
  })),
  {
    name: 'ATTACHMENT_S3_ENDPOINT',
    message: 'a Unix socket; a store of files is reached by http or https',
    holds: ({ ATTACHMENT_S3_ENDPOINT: endpoint }) => (endpoint?.socket ?? null) === null,
  },
];
