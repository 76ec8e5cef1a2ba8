import fc from 'fast-check';
import { checkItems, diffItems } from './index';
import { codeOf } from './versions.testing';

interface Power {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly bases: readonly string[];
}
const FIELDS = ['title', 'bases'] as const;

const power = (code: string, title = code, bases: readonly string[] = []): Power => ({
  id: 0,
  code,
  title,
  bases,
});

describe('the difference of two versions', () => {
  it('tells what was added, removed and changed, and which fields', () => {
    const before = [power('A'), power('B', 'old', ['law 1']), power('C')];
    const after = [power('D'), power('B', 'new', ['law 2']), power('A')];
    expect(diffItems(before, after, FIELDS)).toEqual({
      added: [power('D')],
      removed: [power('C')],
      changed: [{ code: 'B', before: before[1], after: after[1], fields: ['title', 'bases'] }],
    });
  });

  it('compares content, not rows and not identity', () => {
    const before = [power('A', 'same', ['law'])];
    const after = [{ ...power('A', 'same', ['law']), id: 7 }];
    expect(diffItems(before, after, FIELDS).changed).toEqual([]);
    expect(diffItems(before, after, ['id']).changed).toHaveLength(1);
  });
});

describe('the difference of any two versions', () => {
  const lists = fc.uniqueArray(
    fc.record({
      id: fc.nat(),
      code: fc.constantFrom(...'ABCDEFGH', '__proto__', 'constructor'),
      title: fc.constantFrom('x', 'y'),
      bases: fc.array(fc.constantFrom('law 1', 'law 2'), { maxLength: 2 }),
    }),
    { selector: ({ code }) => code },
  );
  const content = (items: readonly Power[]) =>
    new Map(items.map(({ code, title, bases }) => [code, { title, bases }]));

  it('leads from one to the other', () => {
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        expect([codeOf(checkItems(before)), before.length]).toEqual([
          before.length ? undefined : 'GOV_LIST_EMPTY',
          before.length,
        ]);
        const { added, removed, changed } = diffItems(before, after, FIELDS);
        const result = new Map(before.map((item) => [item.code, item]));
        for (const { code } of removed) result.delete(code);
        for (const item of added) result.set(item.code, item);
        for (const { code, after: item } of changed) result.set(code, item);
        expect(content([...result.values()].sort(byCode))).toEqual(
          content([...after].sort(byCode)),
        );
      }),
    );
  });

  it('is empty for a version and itself, and turns around with its sides', () => {
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        expect(diffItems(before, before, FIELDS)).toEqual({ added: [], removed: [], changed: [] });
        const there = diffItems(before, after, FIELDS);
        const back = diffItems(after, before, FIELDS);
        expect([...back.added].sort(byCode)).toEqual([...there.removed].sort(byCode));
        expect(back.changed.map(({ code }) => code).sort()).toEqual(
          there.changed.map(({ code }) => code).sort(),
        );
      }),
    );
  });
});

const byCode = (a: Power, b: Power) => (a.code < b.code ? -1 : 1);
