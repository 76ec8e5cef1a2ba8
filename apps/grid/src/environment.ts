import type { EnvironmentSource } from '@gezhi/environment';
import { keyRing, withRules } from '@gezhi/environment';
import type { FollowedEnvironment } from '@gezhi/subgraph';
import { readFollowedEnvironment, subgraphVariables } from '@gezhi/subgraph';
import type { z } from 'zod';
import { ATTACHMENT_RULES, attachmentVariables } from './attachment-variables';
import { NOTIFICATION_RULES, notificationVariables } from './notification-variables';

/** What the grid reads besides what every subgraph does. */
const gridVariables = withRules(
  subgraphVariables.extend({
    /**
     * Keys under which contacts of reporters are hashed to find repeats; the last one is for new hashes, and hashes of
     * a key that is no longer named are dropped. Left out, repeats are found by matter and place alone.
     */
    CONTACT_HASH_KEYS: keyRing().optional(),
    /**
     * Keys other systems sign their pushes with, `<system>.<name>:secret`; two of a system while one is being changed.
     * Left out, no push is believed.
     */
    INTAKE_KEYS: keyRing().optional(),
    ...notificationVariables,
    ...attachmentVariables,
  }),
  [...NOTIFICATION_RULES, ...ATTACHMENT_RULES],
);

export type GridEnvironment = FollowedEnvironment<Readonly<z.output<typeof gridVariables>>>;

/** The environment of this process, read once; its keys are read again when their file changes. */
export function readEnvironment(source: EnvironmentSource = process.env): GridEnvironment {
  return readFollowedEnvironment(gridVariables, source);
}
