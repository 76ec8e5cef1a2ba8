import { parseOptions } from './options';
import { chooseProjects } from './projects';

describe('npm test', () => {
  it('takes projects, a pattern for names and parts of paths', () => {
    expect(
      parseOptions([
        '--only',
        'grid,kernel',
        '--only',
        'city',
        '-t',
        'closes',
        '--skip-static',
        'events',
      ]),
    ).toEqual({
      help: false,
      only: ['grid', 'kernel', 'city'],
      skipStatic: true,
      name: 'closes',
      files: ['events'],
    });
  });

  it('explains what it does not understand', () => {
    expect(parseOptions(['--fast'])).toMatch(/--fast[\s\S]*--only/);
  });

  it('knows a project by its short name, its whole name and its folder, and lists them for any other', () => {
    const all = [
      { name: '@gezhi/city', folder: 'libs/city' },
      { name: '@gezhi/city-loader', folder: 'tools/city' },
    ];
    expect(chooseProjects(all, ['city', '@gezhi/city', 'libs/city'])).toEqual([
      all[0],
      all[0],
      all[0],
    ]);
    expect(chooseProjects(all, ['tools/city'])).toEqual([all[1]]);
    expect(chooseProjects(all, ['town'])).toBe(
      'There is no project town. There are: city, city-loader.',
    );
  });
});
