import { readOptions } from './options';

describe('the command line of a report', () => {
  it('has defaults that ask the demo', () => {
    expect(readOptions(['district-overview'], {})).toMatchObject({
      report: 'district-overview',
      area: '320104',
      period: '2026-10',
      format: 'table',
      url: 'http://localhost:4000',
      identity: 'integrator',
      token: null,
    });
  });

  it('finds the graph where PORT or GEZHI_URL put it', () => {
    expect(readOptions([], { PORT: '4100' }).url).toBe('http://localhost:4100');
    expect(readOptions([], { PORT: '4100', GEZHI_URL: 'https://graph.example' }).url).toBe(
      'https://graph.example',
    );
  });

  it.each([
    [['x', '--format', 'pdf'], '--format is one of table, csv, json'],
    [['x', '--period', '2026-13'], '--period is a month, YYYY-MM'],
    [['x', '--language', 'fr'], '--language is en or zh'],
    [['x', '--colour'], "Unknown option '--colour'"],
  ])('refuses %j', (args, message) => {
    expect(() => readOptions(args, {})).toThrow(message);
  });
});
