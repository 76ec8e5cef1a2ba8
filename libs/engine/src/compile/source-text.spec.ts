import { propertyOf, quote, readOwn, SourceText } from './source-text';

describe('generated source', () => {
  it('is indented for people and compiled for the machine', () => {
    const source = new SourceText();
    const add = source.constant((left: number, right: number) => left + right);
    source.block('function total(list)', () => {
      source.line('let sum = 0;');
      source.block('for (const item of list)', () => source.line(`sum = ${add}(sum, item);`));
      source.line('return sum;');
    });
    expect(source.toString()).toBe(
      [
        'function total(list) {',
        '  let sum = 0;',
        '  for (const item of list) {',
        '    sum = k0(sum, item);',
        '  }',
        '  return sum;',
        '}',
      ].join('\n'),
    );
    expect(source.build<(list: number[]) => number>('total')([1, 2, 3])).toBe(6);
  });

  it('names a constant once, and never two things alike', () => {
    const source = new SourceText();
    const shared = {};
    expect(source.constant(shared)).toBe(source.constant(shared));
    expect(source.constant({})).not.toBe(source.constant({}));
    expect(source.fresh('f')).not.toBe(source.fresh('f'));
  });

  it('takes text from outside as text, whatever it looks like', () => {
    for (const text of ['"; process.exit(1); "', '`${1}`', '\\', '\n', '\u2028', '</script>']) {
      expect(new SourceText().build(quote(text))).toBe(text);
    }
  });

  it('keeps clear of names that objects inherit', () => {
    expect(propertyOf('name')).toBe('name');
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const object = new SourceText().build<object>(`({ ${propertyOf(name)}: 1 })`);
      expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
      const source = new SourceText();
      source.line(`function read(v) { return ${readOwn('v', name)}; }`);
      const read = source.build<(value: unknown) => unknown>('read');
      expect(read({})).toBeUndefined();
      expect(read(JSON.parse(`{"${name}":5}`))).toBe(5);
    }
  });
});
