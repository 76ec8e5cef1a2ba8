import fc from 'fast-check';
import { ANONYMOUS } from './actor';
import type { Actor } from './actor';
import { covers } from './area-scope';
import { authorise, definePermissions } from './permission';
import { ROLES } from './role';

const PERMISSIONS = definePermissions({
  'notice.read': { roles: 'EVERYONE' },
  'event.report': { roles: 'SIGNED_IN' },
  'event.dispatch': { roles: ['SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND'], area: 'COVERED' },
  'event.sign': { roles: ['DEPARTMENT_OFFICER'], organization: 'OWN' },
  'event.close': [
    { roles: ['DISTRICT_COMMAND'] },
    { roles: ['SUBDISTRICT_COMMAND'], area: 'COVERED' },
  ],
  'archive.burn': [],
});

const somebody = (changes: Partial<Actor>): Actor => ({
  ...ANONYMOUS,
  subject: 'somebody',
  ...changes,
});
const command = somebody({ roles: ['SUBDISTRICT_COMMAND'], areas: ['320104001'] });
const officer = somebody({ roles: ['DEPARTMENT_OFFICER'], organizationId: 'urban-management' });

const answer = (...args: Parameters<typeof authorise<typeof PERMISSIONS>>) => {
  const result = authorise(...args);
  return result.ok ? 'allowed' : [result.refusal.code, result.refusal.params.missing];
};
const on = (actor: Actor, action: keyof typeof PERMISSIONS, target = {}) =>
  answer(actor, PERMISSIONS, action, target);

describe('authorise', () => {
  it('lets everyone do what is public, also somebody who has not signed in', () => {
    expect(on(ANONYMOUS, 'notice.read')).toBe('allowed');
  });

  it('asks people who have not signed in to do so first', () => {
    expect(on(ANONYMOUS, 'event.report')).toEqual(['UNAUTHENTICATED', undefined]);
    expect(on(somebody({}), 'event.report')).toBe('allowed');
  });

  it('never believes roles of an actor who has not signed in', () => {
    const forged = { ...ANONYMOUS, roles: ['DISTRICT_COMMAND' as const] };
    expect(on(forged, 'event.close')).toEqual(['UNAUTHENTICATED', undefined]);
  });

  it('says which condition was missing: role, area or organisation', () => {
    expect(on(officer, 'event.dispatch', { areaCode: '320104001' })).toEqual(['FORBIDDEN', 'ROLE']);
    expect(on(command, 'event.dispatch', { areaCode: '320104002' })).toEqual(['FORBIDDEN', 'AREA']);
    expect(on(officer, 'event.sign', { organizationId: 'housing' })).toEqual([
      'FORBIDDEN',
      'ORGANIZATION',
    ]);
  });

  it('allows what lies inside the area, at any depth', () => {
    expect(on(command, 'event.dispatch', { areaCode: '320104001002C001M003' })).toBe('allowed');
  });

  it('fails closed when the target names no area or organisation', () => {
    expect(on(command, 'event.dispatch')).toEqual(['FORBIDDEN', 'AREA']);
    expect(on(command, 'event.dispatch', { areaCode: null })).toEqual(['FORBIDDEN', 'AREA']);
    expect(on(officer, 'event.sign')).toEqual(['FORBIDDEN', 'ORGANIZATION']);
    const homeless = somebody({ roles: ['DEPARTMENT_OFFICER'] });
    expect(on(homeless, 'event.sign', { organizationId: null })).toEqual([
      'FORBIDDEN',
      'ORGANIZATION',
    ]);
  });

  it('is satisfied by any one of several grants', () => {
    const district = somebody({ roles: ['DISTRICT_COMMAND'] });
    expect(on(district, 'event.close', { areaCode: '320104002' })).toBe('allowed');
    expect(on(command, 'event.close', { areaCode: '320104001' })).toBe('allowed');
    expect(on(command, 'event.close', { areaCode: '320104002' })).toEqual(['FORBIDDEN', 'AREA']);
  });

  it('forbids an action nobody was granted, and one that is not in the table', () => {
    const all = somebody({ roles: ROLES, areas: ['3201'] });
    expect(on(all, 'archive.burn')).toEqual(['FORBIDDEN', 'ROLE']);
    const table: Record<string, { roles: 'EVERYONE' }> = PERMISSIONS as never;
    expect(answer(all, table as never, 'toString' as never)).toEqual(['FORBIDDEN', 'ROLE']);
  });
});

describe('the area scope', () => {
  it('covers an area and everything inside, and nothing beside or above', () => {
    expect(covers(command, '320104001')).toBe(true);
    expect(covers(command, '320104001002')).toBe(true);
    expect(covers(command, '320104')).toBe(false);
    expect(covers(command, '320104010')).toBe(false);
  });

  it('covers nothing for an actor without areas, and no malformed code', () => {
    expect(covers(somebody({}), '320104001')).toBe(false);
    expect(covers(somebody({ areas: [''] }), '320104001')).toBe(false);
    fc.assert(
      fc.property(fc.string(), (code) => {
        fc.pre(!/^\d/.test(code));
        return !covers(somebody({ areas: ['3201', code] }), code);
      }),
    );
  });
});
