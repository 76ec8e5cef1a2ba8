import { inspect } from 'node:util';

/**
 * Gives an object a public face: logged, inspected or turned into JSON it shows `face` instead of what it holds.
 * Reading its properties is unchanged.
 */
export function hideFromLogs<T extends object>(object: T, face: () => unknown): T {
  Object.defineProperty(object, 'toJSON', { value: face });
  Object.defineProperty(object, inspect.custom, { value: face });
  return object;
}
