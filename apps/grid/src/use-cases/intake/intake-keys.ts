import type { KeyRing } from '@gezhi/environment';

let keys: KeyRing | null = null;

/**
 * The keys other systems sign their pushes with, from the environment: `<system>.<name>`, two of a system while one is
 * being changed. Null: no push is believed.
 */
export function useIntakeKeys(ring: KeyRing | null): void {
  keys = ring;
}

export function intakeSecret(key: string): string | null {
  return keys?.[key] ?? null;
}
