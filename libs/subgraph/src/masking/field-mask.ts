import type { FieldClassCode, Text } from '@gezhi/kernel';
import { mask } from '@gezhi/kernel';
import type { SubgraphContext } from '../context';

/** How a field that can lead to a person is shown. Made by `maskedField` and `publishedField` alone. */
export interface FieldMask {
  readonly class: FieldClassCode;
  /** Why everybody who sees the object sees the field in full; null for a field that is masked. */
  readonly published: Text | null;
  /** The value as this caller sees it. Never throws. */
  show(value: unknown, object: unknown, context: SubgraphContext): unknown;
}

/** Whom a field of an object is shown to in full. */
export interface MaskRule<T, C extends SubgraphContext = SubgraphContext> {
  readonly class: FieldClassCode;
  /** Whether the value is a person's at all: the code of a company is not. Left out: always. */
  readonly isPersonal?: (object: T) => boolean;
  /** The owner, and for places the handling team. Everybody else unmasks, giving a reason. */
  readonly shownTo: (object: T, context: C) => boolean | Promise<boolean>;
}

/** A field that is masked (脱敏) but for those its rule names. A rule that fails or answers anything but true hides it. */
export function maskedField<T, C extends SubgraphContext = SubgraphContext>(
  rule: MaskRule<T, C>,
): FieldMask {
  return {
    class: rule.class,
    published: null,
    show(value, object, context) {
      if (value === null || value === undefined) return null;
      const hidden = () => mask(value, rule.class);
      const settle = (shown: unknown) => (shown === true ? value : hidden());
      try {
        if (rule.isPersonal?.(object as T) === false) return value;
        const shown = rule.shownTo(object as T, context as C);
        // A fault of the rule must not show what it guards, nor take the rest of the answer with it.
        return shown instanceof Promise ? shown.then(settle, hidden) : settle(shown);
      } catch {
        return hidden();
      }
    },
  };
}

/** A field of such a class that is published by law or on purpose, and why: the number on a notice board is nobody's secret. */
export function publishedField(as: FieldClassCode, why: Text): FieldMask {
  return { class: as, published: why, show: (value) => value };
}
