import { ANONYMOUS } from '../actor';
import { ROLES } from '../role';
import { POLICIES } from './policies';
import { definePolicies } from './policy';

const holders = (name: string) =>
  ROLES.filter((role) => POLICIES.find(name)?.holds({ ...ANONYMOUS, subject: 's', roles: [role] }));

describe('the policies', () => {
  it('say in both languages whom they admit, and admit nobody who has not signed in', () => {
    for (const { name, description, holds } of POLICIES.policies) {
      expect(name).toMatch(/^[a-z][A-Za-z]+$/);
      expect(description.en).not.toBe('');
      expect(description.zh).toMatch(/\p{Script=Han}/u);
      expect(holds(ANONYMOUS)).toBe(false);
    }
  });

  it('take neither residents nor service accounts for staff', () => {
    expect(holders('staff')).toEqual(
      ROLES.filter((role) => !['RESIDENT', 'INTEGRATOR', 'INTAKE_SYSTEM'].includes(role)),
    );
    expect(holders('readsFigures')).toEqual(
      ROLES.filter((role) => role !== 'RESIDENT' && role !== 'INTAKE_SYSTEM'),
    );
  });

  it('count among those who handle events no clerk, organiser, auditor or administrator', () => {
    expect(holders('handlesEvents')).toEqual([
      'GRID_MEMBER',
      'COMMUNITY_SECRETARY',
      'SUBDISTRICT_COMMAND',
      'DISTRICT_COMMAND',
      'DEPARTMENT_OFFICER',
      'ENFORCEMENT_OFFICER',
    ]);
    expect(holders('audits')).toEqual(['AUDITOR']);
  });

  it('are found by their whole name alone, and none has the name of another', () => {
    expect(POLICIES.find('constructor')).toBeUndefined();
    expect(POLICIES.find('staf')).toBeUndefined();
    const [first] = POLICIES.policies;
    expect(() => definePolicies([first!, first!])).toThrow('same name');
  });
});
