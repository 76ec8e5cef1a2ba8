import { batched } from './batched';
import { lampContext } from './lamp.testing';

interface Season {
  readonly season: string;
}

/** A field that notes every round trip it takes. */
function notingField() {
  const trips: { keys: readonly string[]; args: Season | undefined }[] = [];
  const field = batched<ReturnType<typeof lampContext>, string, Season>(
    'Tree.leaves',
    (_context, keys, args) => {
      trips.push({ keys, args });
      const known = keys.filter((key) => key !== 'stump');
      return Promise.resolve(new Map(known.map((key) => [key, `leaves of ${key}`])));
    },
  );
  return { field, trips };
}
const spring = { season: 'spring' };

describe('a batched field', () => {
  it('loads all keys asked for at the same time in one round trip, in any order, each once', async () => {
    const { field, trips } = notingField();
    const context = lampContext();
    const answers = await Promise.all(['oak', 'elm', 'oak'].map((key) => field(context, key)));
    expect(answers).toEqual(['leaves of oak', 'leaves of elm', 'leaves of oak']);
    expect(trips.map(({ keys }) => keys)).toEqual([['oak', 'elm']]);
  });

  it('answers null for a key without a value', async () => {
    const { field } = notingField();
    expect(await field(lampContext(), 'stump')).toBeNull();
  });

  it('loads different arguments apart and the same ones together, whichever object carries them', async () => {
    const { field, trips } = notingField();
    const context = lampContext();
    await Promise.all([
      field(context, 'oak', spring),
      field(context, 'elm', { season: 'spring' }),
      field(context, 'oak', { season: 'autumn' }),
    ]);
    expect(trips).toEqual([
      { keys: ['oak', 'elm'], args: spring },
      { keys: ['oak'], args: { season: 'autumn' } },
    ]);
  });

  it('remembers a value for the rest of the request, and for no other request', async () => {
    const { field, trips } = notingField();
    const context = lampContext();
    await field(context, 'oak', spring);
    await field(context, 'oak', spring);
    expect(trips).toHaveLength(1);
    await field(lampContext(), 'oak', spring);
    expect(trips).toHaveLength(2);
  });

  it('keeps two fields of one request apart', async () => {
    const one = notingField();
    const context = lampContext();
    const other = batched('Tree.height', (_context, keys: readonly string[]) =>
      Promise.resolve(new Map(keys.map((key) => [key, 12]))),
    );
    expect(await Promise.all([one.field(context, 'oak'), other(context, 'oak')])).toEqual([
      'leaves of oak',
      12,
    ]);
  });

  it('takes more than a thousand keys in pieces of a thousand, and every key gets its value', async () => {
    const { field, trips } = notingField();
    const context = lampContext();
    const keys = Array.from({ length: 2_345 }, (_, index) => `tree-${index}`);
    const answers = await Promise.all(keys.map((key) => field(context, key)));
    expect(answers).toEqual(keys.map((key) => `leaves of ${key}`));
    expect(trips.map((trip) => trip.keys.length)).toEqual([1_000, 1_000, 345]);
  });

  it('passes on the fault of a load to everybody who waits for it', async () => {
    const field = batched('Tree.age', () => Promise.reject(new Error('no rings')));
    const context = lampContext();
    const asked = await Promise.allSettled([field(context, 'oak'), field(context, 'elm')]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
