import type { AreaCode } from '@gezhi/kernel';
import type { DistrictSkeleton, NamedArea } from '../areas/district-skeleton';
import type { DistrictBody } from './district-bodies';
import { DISTRICT_BODIES, SUBDISTRICT_DEPARTMENTS } from './district-bodies';
import type { OrganizationKind, OrganizationPlan } from './organization-plan';
import { OrganizationRegister } from './register';
import type { UsccPrefix } from './uscc';

const USCC_PREFIXES: Partial<Record<OrganizationKind, UsccPrefix>> = {
  GOV_DEPARTMENT: '11',
  SUBDISTRICT_OFFICE: '11',
  ENFORCEMENT_BUREAU: '12',
  COMMAND_CENTER: '12',
  PUBLIC_INSTITUTION: '12',
  SOCIAL_ORG: '13',
  UTILITY: '91',
};

/** District bodies, the offices of each subdistrict (5部1局2中心) and the resident committees. */
export function publicBodies(skeleton: DistrictSkeleton): readonly OrganizationPlan[] {
  const register = new OrganizationRegister(skeleton.district.code, 0);
  for (const body of DISTRICT_BODIES) registerDistrictBody(register, skeleton.district.code, body);
  for (const subdistrict of skeleton.subdistricts) registerSubdistrict(register, subdistrict);
  for (const community of skeleton.communities) {
    register.add({
      key: `community/${community.code}/committee`,
      name: `${community.name}居民委员会`,
      kind: 'RESIDENT_COMMITTEE',
      areaCode: community.code,
      parentKey: `subdistrict/${community.code.slice(0, 9)}/office`,
      usccPrefix: '55',
    });
  }
  return register.all();
}

function registerDistrictBody(
  register: OrganizationRegister,
  areaCode: AreaCode,
  body: DistrictBody,
): void {
  const top = body.slug === 'government' || body.slug === 'party-committee';
  const usccPrefix = USCC_PREFIXES[body.kind];
  register.add({
    key: `district/${body.slug}`,
    name: body.name,
    kind: body.kind,
    areaCode,
    departmentCode: departmentCode(body.slug),
    ...(top ? {} : { parentKey: `district/${body.under ?? 'government'}` }),
    ...(usccPrefix === undefined ? {} : { usccPrefix }),
  });
}

function registerSubdistrict(register: OrganizationRegister, { code, name }: NamedArea): void {
  const at = (part: string): string => `subdistrict/${code}/${part}`;
  register.add({
    key: at('office'),
    name: `${name}办事处`,
    kind: 'SUBDISTRICT_OFFICE',
    areaCode: code,
    parentKey: 'district/government',
    usccPrefix: '11',
  });
  const parts: readonly [
    part: string,
    title: string,
    kind: OrganizationKind,
    department: string,
  ][] = [
    ['command-centre', '综合指挥中心', 'COMMAND_CENTER', 'command-centre'],
    ['enforcement', '综合行政执法局', 'ENFORCEMENT_BUREAU', 'urban-enforcement'],
    ['service-centre', '便民服务中心', 'SERVICE_CENTER', 'administrative-approval'],
    ['police-station', '派出所', 'GOV_DEPARTMENT', 'public-security'],
    ['market-office', '市场监督管理分局', 'GOV_DEPARTMENT', 'market-supervision'],
    ...SUBDISTRICT_DEPARTMENTS.map(([slug, title]): [string, string, OrganizationKind, string] => [
      slug,
      title,
      'GOV_DEPARTMENT',
      slug,
    ]),
  ];
  for (const [part, title, kind, department] of parts) {
    const agency = department === 'public-security' || department === 'market-supervision';
    register.add({
      key: at(part),
      name: `${name}${title}`,
      kind,
      areaCode: code,
      // Stations and branch offices (派出机构) belong to their department, the rest to the subdistrict.
      parentKey: agency ? `district/${department}` : at('office'),
      departmentCode: departmentCode(department),
    });
  }
}

/** `urban-management` → `URBAN_MANAGEMENT`. */
export function departmentCode(slug: string): string {
  return slug.replaceAll('-', '_').toUpperCase();
}
