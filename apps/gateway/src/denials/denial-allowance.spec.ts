import { ANONYMOUS } from '@gezhi/identity';
import { DenialAllowance } from './denial-allowance';
import type { DenialReport } from './denial-report';

function report(subject: string, ...coordinates: string[]): DenialReport {
  const actor = { ...ANONYMOUS, subject };
  return { caller: { actor, language: 'en', traceparent: '' }, coordinates };
}

function allowance(options: { entriesPerMinute?: number; subjects?: number } = {}) {
  const leftOut: DenialReport[] = [];
  const told = new DenialAllowance({ ...options, onLeftOut: (each) => leftOut.push(each) });
  return { told, leftOut };
}

describe('what one caller is refused in a minute', () => {
  it('is told up to sixty entries, and beyond that as one number', () => {
    const { told, leftOut } = allowance();
    const admitted = Array.from({ length: 100 }, () => told.admit(report('flood', 'A.b')));
    expect(admitted.filter((each) => each !== null)).toHaveLength(60);
    expect(leftOut).toEqual([]);
    told.beginMinute();
    expect(leftOut).toMatchObject([
      { caller: { actor: { subject: 'flood' } }, coordinates: ['A.b'], leftOut: 40 },
    ]);
  });

  it('does not cost another caller a word', () => {
    const { told } = allowance({ entriesPerMinute: 1 });
    expect(told.admit(report('flood', 'A.b'))).not.toBeNull();
    expect(told.admit(report('flood', 'A.b'))).toBeNull();
    expect(told.admit(report('other', 'A.b'))?.coordinates).toEqual(['A.b']);
  });

  it('is counted by entries: what is left of one operation is left out', () => {
    const { told, leftOut } = allowance({ entriesPerMinute: 3 });
    expect(told.admit(report('wide', 'A.a', 'A.b'))?.coordinates).toEqual(['A.a', 'A.b']);
    expect(told.admit(report('wide', 'A.c', 'A.d', 'A.e'))?.coordinates).toEqual(['A.c']);
    told.beginMinute();
    expect(leftOut).toMatchObject([{ coordinates: ['A.d', 'A.e'], leftOut: 2 }]);
  });

  it('begins anew with the next', () => {
    const { told, leftOut } = allowance({ entriesPerMinute: 1 });
    told.admit(report('one', 'A.b'));
    told.beginMinute();
    expect(told.admit(report('one', 'A.b'))).not.toBeNull();
    told.beginMinute();
    told.beginMinute();
    expect(leftOut).toEqual([]);
  });

  it('names a hundred fields at most, and counts all', () => {
    const { told, leftOut } = allowance();
    const coordinates = Array.from({ length: 300 }, (_, index) => `A.f${index}`);
    expect(told.admit(report('wide', ...coordinates))?.coordinates).toHaveLength(60);
    told.beginMinute();
    expect(leftOut[0]?.leftOut).toBe(240);
    expect(leftOut[0]?.coordinates).toHaveLength(100);
  });

  it('takes bounded memory, and loses nothing when there are too many callers', () => {
    const { told, leftOut } = allowance({ entriesPerMinute: 1, subjects: 2 });
    for (const subject of ['a', 'a', 'b', 'c']) told.admit(report(subject, 'A.b'));
    expect(leftOut).toMatchObject([{ caller: { actor: { subject: 'a' } }, leftOut: 1 }]);
  });
});
