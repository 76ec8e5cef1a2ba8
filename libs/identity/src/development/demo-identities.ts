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
  /** Whom the person works for; a resident works for nobody here. */
  readonly organization?: keyof typeof DEMO_ORGANIZATIONS;
  /** The worker they are, for those who hold a post: posts, duty and patrols know people by this key alone. */
  readonly worker?: keyof typeof DEMO_WORKERS;
  readonly scopes?: readonly string[];
  readonly purpose?: string;
  readonly caseNumber?: string;
}

const QINHUAI = '320104';

/** Organisations of the demonstration city, by the key and id they have in its plan; a test compares them. */
export const DEMO_ORGANIZATIONS = {
  'community/320104001002/committee': '019a3aff-4800-7708-b21f-95ba2c425079',
  'subdistrict/320104001/command-centre': '019a3aff-4800-7c83-b3c2-2f4471077a1c',
  'subdistrict/320104002/command-centre': '019a3aff-4800-7cd6-a792-fecd1b9f5b53',
  'subdistrict/320104001/enforcement': '019a3aff-4800-7876-91d9-88e841c608ee',
  'subdistrict/320104001/service-centre': '019a3aff-4800-72b1-bef8-ad6951a1ae56',
  'subdistrict/320104001/party-affairs': '019a3aff-4800-745b-ac91-ef66cec2e660',
  'district/command-centre': '019a3aff-4800-7e75-8f80-d1ba28203245',
  'district/urban-management': '019a3aff-4800-7303-8b70-87e05a0868b2',
  'district/administrative-approval': '019a3aff-4800-7ca1-9c60-1d5434bc96cc',
  'district/data': '019a3aff-4800-7b9a-a240-6f5978bbdfd3',
  'district/audit': '019a3aff-4800-7788-b217-7a04ffd20d59',
} as const;

/** Workers of the demonstration city, by the grid they work in full time; a test compares them with its plan. */
export const DEMO_WORKERS = {
  '320104001002C001': '019a3aff-4800-7be8-ac74-93c15cb99610',
} as const;

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
    organization: 'community/320104001002/committee',
    areas: ['320104001002C001'],
    worker: '320104001002C001',
  },
  {
    id: 'community-secretary-320104001002',
    name: { en: 'Demo community secretary', zh: '演示社区书记' },
    role: 'COMMUNITY_SECRETARY',
    organization: 'community/320104001002/committee',
    areas: ['320104001002'],
  },
  {
    id: 'subdistrict-command-320104001',
    name: { en: 'Demo command centre of a subdistrict', zh: '演示街道指挥中心' },
    role: 'SUBDISTRICT_COMMAND',
    organization: 'subdistrict/320104001/command-centre',
    areas: ['320104001'],
  },
  {
    // What one drafts another approves: whistles are never blown by one pair of eyes.
    id: 'subdistrict-director-320104001',
    name: { en: 'Demo duty director of a subdistrict', zh: '演示街道值班主任' },
    role: 'SUBDISTRICT_COMMAND',
    organization: 'subdistrict/320104001/command-centre',
    areas: ['320104001'],
  },
  {
    id: 'subdistrict-command-320104002',
    name: { en: 'Demo command centre of the next subdistrict', zh: '演示街道指挥中心（邻街道）' },
    role: 'SUBDISTRICT_COMMAND',
    organization: 'subdistrict/320104002/command-centre',
    areas: ['320104002'],
  },
  {
    id: 'district-command-320104',
    name: { en: 'Demo command centre of the district', zh: '演示区指挥中心' },
    role: 'DISTRICT_COMMAND',
    organization: 'district/command-centre',
    areas: [QINHUAI],
  },
  {
    id: 'department-officer',
    name: { en: 'Demo officer of the urban management bureau', zh: '演示部门经办人（城管局）' },
    role: 'DEPARTMENT_OFFICER',
    organization: 'district/urban-management',
    areas: [QINHUAI],
  },
  {
    id: 'department-officer-on-a-case',
    name: {
      en: 'Demo officer of the urban management bureau, on case 演示〔2026〕1号',
      zh: '演示部门经办人（城管局，办理演示〔2026〕1号案）',
    },
    role: 'DEPARTMENT_OFFICER',
    organization: 'district/urban-management',
    areas: [QINHUAI],
    purpose: 'STATUTORY_DUTY',
    caseNumber: '演示〔2026〕1号',
  },
  {
    id: 'approval-officer',
    name: { en: 'Demo officer of the approval bureau', zh: '演示部门经办人（行政审批局）' },
    role: 'DEPARTMENT_OFFICER',
    organization: 'district/administrative-approval',
    areas: [QINHUAI],
  },
  {
    id: 'enforcement-officer-320104001',
    name: { en: 'Demo enforcement officer', zh: '演示执法人员' },
    role: 'ENFORCEMENT_OFFICER',
    organization: 'subdistrict/320104001/enforcement',
    areas: ['320104001'],
  },
  {
    id: 'enforcement-officer-on-a-case',
    name: {
      en: 'Demo enforcement officer, on case 演示〔2026〕2号',
      zh: '演示执法人员（办理演示〔2026〕2号案）',
    },
    role: 'ENFORCEMENT_OFFICER',
    organization: 'subdistrict/320104001/enforcement',
    areas: ['320104001'],
    purpose: 'STATUTORY_DUTY',
    caseNumber: '演示〔2026〕2号',
  },
  {
    id: 'window-clerk-320104001',
    name: { en: 'Demo window clerk', zh: '演示窗口人员' },
    role: 'WINDOW_CLERK',
    organization: 'subdistrict/320104001/service-centre',
    areas: ['320104001'],
  },
  {
    id: 'party-organiser-320104001',
    name: { en: 'Demo party organiser', zh: '演示党建工作者' },
    role: 'PARTY_ORGANISER',
    organization: 'subdistrict/320104001/party-affairs',
    areas: ['320104001'],
  },
  {
    id: 'integrator',
    name: { en: 'Demo reporting service', zh: '演示报表服务' },
    role: 'INTEGRATOR',
    organization: 'district/data',
    areas: [QINHUAI],
    scopes: ['metrics:read'],
    purpose: 'STATUTORY_DUTY',
  },
  {
    id: 'intake-hotline',
    name: { en: 'Demo intake of the 12345 hotline', zh: '演示12345热线接入' },
    role: 'INTAKE_SYSTEM',
    organization: 'district/data',
    areas: [],
  },
  {
    id: 'intake-iot',
    name: { en: 'Demo intake of devices', zh: '演示物联感知接入' },
    role: 'INTAKE_SYSTEM',
    organization: 'district/data',
    areas: [],
  },
  {
    id: 'auditor',
    name: { en: 'Demo auditor', zh: '演示审计员' },
    role: 'AUDITOR',
    organization: 'district/audit',
    areas: [QINHUAI],
    purpose: 'AUDIT',
  },
  {
    id: 'administrator',
    name: { en: 'Demo administrator', zh: '演示管理员' },
    role: 'ADMINISTRATOR',
    organization: 'district/data',
    areas: [QINHUAI],
  },
];

/** At least one identity for each role; the ids are stable, guides and tests name them. */
export const DEMO_IDENTITIES: readonly DemoIdentity[] = DEMOS.map((demo) => ({
  id: demo.id,
  name: demo.name,
  actor: {
    subject: demo.worker ? DEMO_WORKERS[demo.worker] : `demo:${demo.id}`,
    name: demo.name.zh,
    organizationId: demo.organization ? DEMO_ORGANIZATIONS[demo.organization] : null,
    roles: [demo.role],
    areas: demo.areas,
    scopes: demo.scopes ?? [],
    purpose: demo.purpose ?? null,
    caseNumber: demo.caseNumber ?? null,
  },
}));

/** The actor of a demo identity; throws on an id there is none of. */
export function demoActor(id: string): Actor {
  const identity = DEMO_IDENTITIES.find((demo) => demo.id === id);
  if (identity === undefined) throw new RangeError(`There is no demo identity "${id}".`);
  return identity.actor;
}
