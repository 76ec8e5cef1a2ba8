import type { FieldClassCode } from './field-classes';
import { coarseDegrees, HIDDEN, maskAddress, maskName, maskPhone, maskUscc } from './masks';

const TEXT_MASKS: Readonly<
  Record<Exclude<FieldClassCode, 'COORDINATES'>, (text: string) => string>
> = {
  PHONE: maskPhone,
  NAME: maskName,
  ADDRESS: maskAddress,
  USCC: maskUscc,
  SENSITIVE: () => HIDDEN,
};

/**
 * A value as somebody sees it who may not see it in full. Never throws: a value that does not fit its class, and any
 * value of a class nobody knows, is hidden whole. Where there is nothing there is nothing to hide.
 */
export function mask(value: unknown, as: FieldClassCode): string | number | null {
  if (value === null || value === undefined) return null;
  if (as === 'COORDINATES') return typeof value === 'number' ? coarseDegrees(value) : null;
  if (typeof value !== 'string' || !Object.hasOwn(TEXT_MASKS, as)) return HIDDEN;
  return TEXT_MASKS[as](value);
}
