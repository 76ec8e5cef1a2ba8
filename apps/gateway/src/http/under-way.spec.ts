import fc from 'fast-check';
import { UnderWay } from './under-way';

describe('what is under way', () => {
  it('is what was added and not taken out, in whatever order they come and go', () => {
    const steps = fc.array(fc.record({ adds: fc.boolean(), at: fc.nat() }), { maxLength: 200 });
    fc.assert(
      fc.property(steps, (given) => {
        const underWay = new UnderWay<{ place: number }>();
        const expected: { place: number }[] = [];
        for (const { adds, at } of given) {
          const [leaving] = adds ? [] : expected.splice(at % (expected.length || 1), 1);
          if (leaving) underWay.remove(leaving);
          if (!adds) continue;
          const member = { place: 0 };
          underWay.add(member);
          expected.push(member);
        }
        expect(new Set(underWay.all())).toEqual(new Set(expected));
        expect(underWay.all()).toHaveLength(expected.length);
      }),
    );
  });
});
