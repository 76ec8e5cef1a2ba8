import type { Text } from '@gezhi/kernel';
import type { Actor } from '../actor';
import type { Role } from '../role';

/** Somebody invented, to try the platform as. No real person or account stands behind any of them. */
export interface DemoIdentity {
  /** What a person types to become them: role, and area where several would be possible. */
  readonly id: string;
  readonly name: Text;
  readonly actor: Actor;
}

interface Demo {
  readonly id: string;
  readonly name: Text;
  readonly role: Role;
  /** Areas in scope; the district 320104 is Qinhuai 秦淮区. */
  readonly areas: readonly string[];
  /** The organisation of the demonstration city (libs/city) the person works for. */
  readonly organizationId?: string;
  readonly scopes?: readonly string[];
  readonly purpose?: string;
}

const QINHUAI = '320104';

const DEMOS: readonly Demo[] = [
  {
    id: 'resident',
    name: { en: 'Demo resident', zh: '演示居民' },
    role: 'RESIDENT',
    areas: [],
  },
  {
    id: 'grid-member-320104001002C001',
    name: { en: 'Demo grid member, grid C001', zh: '演示网格员（C001 网格）' },
    role: 'GRID_MEMBER',
    areas: ['320104001002C001'],
  },
  {
    id: 'community-secretary-320104001002',
    name: { en: 'Demo community secretary', zh: '演示社区书记' },
    role: 'COMMUNITY_SECRETARY',
    areas: ['320104001002'],
  },
  {
    id: 'subdistrict-command-320104001',
    name: { en: 'Demo command centre of a subdistrict', zh: '演示街道指挥中心' },
    role: 'SUBDISTRICT_COMMAND',
    areas: ['320104001'],
  },
  {
    id: 'subdistrict-command-320104002',
    name: { en: 'Demo command centre of the next subdistrict', zh: '演示街道指挥中心（邻街道）' },
    role: 'SUBDISTRICT_COMMAND',
    areas: ['320104002'],
  },
  {
    id: 'district-command-320104',
    name: { en: 'Demo command centre of the district', zh: '演示区指挥中心' },
    role: 'DISTRICT_COMMAND',
    areas: [QINHUAI],
  },
  {
    id: 'department-officer',
    name: { en: 'Demo officer of the urban management bureau', zh: '演示部门经办人（城管局）' },
    role: 'DEPARTMENT_OFFICER',
    areas: [QINHUAI],
  },
  {
    id: 'enforcement-officer-320104001',
    name: { en: 'Demo enforcement officer', zh: '演示执法人员' },
    role: 'ENFORCEMENT_OFFICER',
    areas: ['320104001'],
  },
  {
    id: 'window-clerk-320104001',
    name: { en: 'Demo window clerk', zh: '演示窗口人员' },
    role: 'WINDOW_CLERK',
    areas: ['320104001'],
  },
  {
    id: 'party-organiser-320104001',
    name: { en: 'Demo party organiser', zh: '演示党建工作者' },
    role: 'PARTY_ORGANISER',
    areas: ['320104001'],
  },
  {
    id: 'integrator',
    name: { en: 'Demo reporting service', zh: '演示报表服务' },
    role: 'INTEGRATOR',
    areas: [QINHUAI],
    scopes: ['metrics:read'],
    purpose: 'STATUTORY_DUTY',
  },
  {
    id: 'auditor',
    name: { en: 'Demo auditor', zh: '演示审计员' },
    role: 'AUDITOR',
    areas: [QINHUAI],
    purpose: 'AUDIT',
  },
  {
    id: 'administrator',
    name: { en: 'Demo administrator', zh: '演示管理员' },
    role: 'ADMINISTRATOR',
    areas: [QINHUAI],
  },
];

/** At least one identity for each role; the ids are stable, guides and tests name them. */
export const DEMO_IDENTITIES: readonly DemoIdentity[] = DEMOS.map((demo) => ({
  id: demo.id,
  name: demo.name,
  actor: {
    subject: `demo:${demo.id}`,
    name: demo.name.zh,
    organizationId: demo.organizationId ?? null,
    roles: [demo.role],
    areas: demo.areas,
    scopes: demo.scopes ?? [],
    purpose: demo.purpose ?? null,
    caseNumber: null,
  },
}));

/** The actor of a demo identity; throws on an id there is none of. */
export function demoActor(id: string): Actor {
  const identity = DEMO_IDENTITIES.find((demo) => demo.id === id);
  if (identity === undefined) throw new RangeError(`There is no demo identity "${id}".`);
  return identity.actor;
}
