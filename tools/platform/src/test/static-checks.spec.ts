import { tellingLines } from './static-checks';

describe('the output of a failed check', () => {
  it('is shown without the projects that had nothing to say', () => {
    const output = [
      '',
      ' NX   Running target lint for 2 projects:',
      '',
      '- @gezhi/kernel',
      '- @gezhi/grid',
      '',
      '> nx run @gezhi/kernel:lint',
      '',
      '> eslint .    ',
      '    ',
      '',
      '> nx run @gezhi/grid:lint',
      '',
      '> eslint .    ',
      '/clone/apps/grid/src/main.ts',
      '  1:1  error  Unexpected any',
      '',
      ' NX   Running target lint for 2 projects failed',
      '',
    ].join('\n');
    const shown = tellingLines(output);
    expect(shown).toContain('1:1  error  Unexpected any');
    expect(shown).toContain('> nx run @gezhi/grid:lint');
    expect(shown).not.toContain('> nx run @gezhi/kernel:lint');
    expect(shown).toContain('failed');
  });

  it('keeps the output of other programs as it is', () => {
    expect(tellingLines('[warn] a.ts\n[warn] b.ts\n')).toBe('    [warn] a.ts\n    [warn] b.ts');
  });
});
