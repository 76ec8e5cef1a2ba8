import { NamedOperations } from './named-operations';

describe('operations with figures of their own', () => {
  const open = (names: number) => new NamedOperations((name) => ({ name }), { names, answers: 3 });

  it('are as many as there is room for, the first that were asked often', () => {
    const operations = open(2);
    expect(operations.figuresOf('A')).toEqual({ name: 'A' });
    expect(operations.figuresOf('B')).toEqual({ name: 'B' });
    expect(operations.figuresOf('C')).toBeNull();
    expect(operations.figuresOf('A')).toBe(operations.figuresOf('A'));
  });

  it.each([
    ['none', undefined],
    ['a telephone number', 'Call13812345678'],
    ['an identity number', 'q_11010519491231002X'],
    ['more than a label takes', 'A'.repeat(65)],
  ])('have a name that is not %s', (_what, name) => {
    expect(open(2).figuresOf(name)).toBeNull();
  });
});
