import { isId, newId } from './ids';

describe('a key', () => {
  it('made for a moment comes after those made for it before, and is like no other', () => {
    const now = new Date('2026-10-12T02:00:00.000Z');
    const keys = Array.from({ length: 500 }, () => newId(now));
    expect(keys).toEqual([...keys].sort());
    expect(new Set(keys).size).toBe(500);
    expect(keys.every(isId)).toBe(true);
    expect(newId(new Date(now.getTime() - 1)) < (keys[0] ?? '')).toBe(true);
  });
});
