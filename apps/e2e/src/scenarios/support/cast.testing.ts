import { DEMO_ORGANIZATIONS } from '@gezhi/identity';
import type { GraphUnderTest } from '@gezhi/testing';
import { person } from './person.testing';

/** Where the stories play: a community of the first subdistrict of Qinhuai, and one of its grids. */
const DISTRICT = '320104';
export const SUBDISTRICT = '320104001';
export const COMMUNITY = '320104001002';
export const GRID = '320104001002C001';

/** The organisations of the people below. */
export const COMMITTEE = DEMO_ORGANIZATIONS['community/320104001002/committee'];
export const ENFORCEMENT_BUREAU = DEMO_ORGANIZATIONS['subdistrict/320104001/enforcement'];
export const SERVICE_CENTRE = DEMO_ORGANIZATIONS['subdistrict/320104001/service-centre'];
export const URBAN_MANAGEMENT = DEMO_ORGANIZATIONS['district/urban-management'];
export const APPROVAL_BUREAU = DEMO_ORGANIZATIONS['district/administrative-approval'];

/** Who plays, by what they are in the city. */
export function castOf(graph: () => GraphUnderTest) {
  return {
    nobody: person(graph, null),
    resident: person(graph, 'resident'),
    gridMember: person(graph, `grid-member-${GRID}`),
    /** 社区书记, of the resident committee. */
    secretary: person(graph, `community-secretary-${COMMUNITY}`),
    /** 街道指挥中心 of the subdistrict, and of the next one. */
    command: person(graph, `subdistrict-command-${SUBDISTRICT}`),
    /** 值班主任: approves what the command centre of the subdistrict drafts. */
    director: person(graph, `subdistrict-director-${SUBDISTRICT}`),
    neighbouringCommand: person(graph, 'subdistrict-command-320104002'),
    districtCommand: person(graph, `district-command-${DISTRICT}`),
    /** 城管局. */
    urbanOfficer: person(graph, 'department-officer'),
    /** 行政审批局. */
    approvalOfficer: person(graph, 'approval-officer'),
    /** 综合执法 of the subdistrict. */
    inspector: person(graph, `enforcement-officer-${SUBDISTRICT}`),
    clerk: person(graph, `window-clerk-${SUBDISTRICT}`),
    organiser: person(graph, `party-organiser-${SUBDISTRICT}`),
    /** 集成方: reports of the district's data bureau. */
    integrator: person(graph, 'integrator'),
    auditor: person(graph, 'auditor'),
  } as const;
}
