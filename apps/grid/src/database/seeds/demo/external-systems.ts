import { DEMO_START, organizationId, stableId } from '@gezhi/city';
import type { EventSource } from '../../../domain/event/event.codes';
import type { ExternalSystem } from '../../../domain/intake/external-system.entity';

type Known = Pick<ExternalSystem, 'code' | 'nameEn' | 'nameZh' | 'takesFiles'> & {
  readonly sources: readonly EventSource[];
  readonly account: string;
};

const SYSTEMS: readonly Known[] = [
  {
    ...{ code: 'HOTLINE_CITY', nameEn: '12345 hotline of the city', nameZh: '市12345热线平台' },
    ...{ sources: ['HOTLINE_12345'], account: 'demo:intake-hotline', takesFiles: true },
  },
  {
    ...{ code: 'IOT_CITY', nameEn: 'Devices of the city', nameZh: '市物联感知平台' },
    ...{ sources: ['IOT'], account: 'demo:intake-iot', takesFiles: false },
  },
  {
    code: 'PLATFORM_181_CITY',
    ...{ nameEn: '181 emergency platform of the city', nameZh: '市181应急联动平台' },
    ...{ sources: ['PLATFORM_181'], account: 'demo:intake-181', takesFiles: false },
  },
  {
    ...{ code: 'DISTRICT_LISTS', nameEn: 'Lists of departments', nameZh: '部门转办与排查清单' },
    ...{
      sources: ['DEPT_TRANSFER', 'STAFF_REPORT'],
      account: 'demo:intake-lists',
      takesFiles: true,
    },
  },
];

/** The systems that bring matters in by call, by push and by file; the data office of the district answers for them. */
export function demoExternalSystems(): ExternalSystem[] {
  return SYSTEMS.map(({ account, sources, ...system }) => ({
    ...{ ...system, sources: [...sources], accountSubject: account, enabled: true },
    id: stableId(`external-system/${system.code}`, DEMO_START),
    statusOrganizationId: organizationId('district/data'),
    ...{ createdAt: DEMO_START, updatedAt: DEMO_START, version: 1 },
  }));
}
