import { bodyOf, writeTemplate } from './request-template';

const read = (text: string): unknown => JSON.parse(text);

describe('The requests made from a template', () => {
  it('are all the same when nothing varies', () => {
    const template = writeTemplate({ query: '{ a }', variables: { first: 5 } });
    expect(bodyOf(template, 7)).toBe(bodyOf(template, 0));
    expect(read(bodyOf(template, 0))).toEqual({ query: '{ a }', variables: { first: 5 } });
  });

  it('never have the same number twice', () => {
    const template = writeTemplate({
      query: '{ a }',
      variables: { first: 5, unit: 'x' },
      varying: { path: 'first', kind: 'number', from: 5 },
    });
    expect(read(bodyOf(template, 3))).toEqual({
      query: '{ a }',
      variables: { first: 8, unit: 'x' },
    });
  });

  it('carry a text of their own, deep in the variables', () => {
    const template = writeTemplate({
      query: 'mutation',
      variables: { input: { title: '路灯 "out"' } },
      varying: { path: 'input.key', kind: 'text', from: 0, prefix: 'run-' },
    });
    expect(read(bodyOf(template, 12))).toEqual({
      query: 'mutation',
      variables: { input: { title: '路灯 "out"', key: 'run-12' } },
    });
  });
});
