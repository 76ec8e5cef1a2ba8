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
      varying: [{ path: 'first', from: 5, step: 1 }],
    });
    expect(read(bodyOf(template, 3))).toEqual({
      query: '{ a }',
      variables: { first: 8, unit: 'x' },
    });
  });

  it('carry texts and numbers of their own, deep in the variables and in any order', () => {
    const template = writeTemplate({
      query: 'mutation',
      variables: { input: { latitude: 0, title: '路灯 "out"', key: '' } },
      varying: [
        { path: 'input.key', prefix: 'run-', suffix: 'Z', from: 0, step: 1 },
        { path: 'input.latitude', from: 30, step: 0.25 },
      ],
    });
    expect(read(bodyOf(template, 2))).toEqual({
      query: 'mutation',
      variables: { input: { latitude: 30.5, title: '路灯 "out"', key: 'run-2Z' } },
    });
  });
});
