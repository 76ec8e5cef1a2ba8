import { ANONYMOUS } from './actor';
import type { Actor } from './actor';
import { scopeGapsOf } from './scope-gap';

const somebody = (changes: Partial<Actor>): Actor => ({
  ...ANONYMOUS,
  subject: 'somebody',
  roles: ['GRID_MEMBER'],
  areas: ['320104001'],
  organizationId: '019a3aff-4800-7708-b21f-95ba2c425079',
  ...changes,
});

describe('the gaps of a scope', () => {
  it('are none for a caller with areas and an organisation', () => {
    expect(scopeGapsOf(somebody({}))).toEqual([]);
  });

  it('are what the token does not say', () => {
    expect(scopeGapsOf(somebody({ areas: [] }))).toEqual(['AREAS']);
    expect(scopeGapsOf(somebody({ organizationId: null }))).toEqual(['ORGANIZATION']);
    expect(scopeGapsOf(somebody({ areas: [], organizationId: null }))).toHaveLength(2);
  });

  it('are not told to residents and to nobody, who need neither', () => {
    expect(scopeGapsOf(somebody({ roles: ['RESIDENT'], areas: [] }))).toEqual([]);
    expect(scopeGapsOf(ANONYMOUS)).toEqual([]);
  });
});
