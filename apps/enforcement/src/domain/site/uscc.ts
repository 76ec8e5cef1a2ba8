import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const PATTERN = /^[1-9A-Y][1-9A-Y]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
/** Registered by the market regulator (9) as an individual business (2): the code stands for a person. */
const SOLE_TRADER = '92';

/** A unified social credit code (统一社会信用代码), GB 32100-2015: form and check character. */
export function parseUscc(text: string, path: readonly string[]): Result<string> {
  if (!PATTERN.test(text)) return refuse('INVALID_USCC', { path });
  const sum = WEIGHTS.reduce(
    (total, weight, index) => total + weight * ALPHABET.indexOf(text.charAt(index)),
    0,
  );
  return ALPHABET[(31 - (sum % 31)) % 31] === text[17]
    ? ok(text)
    : refuse('INVALID_USCC', { path });
}

/** Whether the code belongs to an individual business (个体工商户), so that it leads to a person. */
export function isSoleTrader(uscc: string): boolean {
  return uscc.startsWith(SOLE_TRADER);
}

/** The code of a sole trader with only its kind and division left (guardrails.md 8). */
export function maskUscc(uscc: string): string {
  return `${uscc.slice(0, 8)}${'*'.repeat(uscc.length - 8)}`;
}

/** The code as somebody may read it: a sole trader's in full for itself alone, others' for everybody in scope. */
export function usccFor(
  site: { readonly uscc: string; readonly organizationId: string | null },
  readerOrganizationId: string | null,
): string {
  const own = site.organizationId !== null && site.organizationId === readerOrganizationId;
  return isSoleTrader(site.uscc) && !own ? maskUscc(site.uscc) : site.uscc;
}
