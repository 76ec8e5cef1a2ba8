import { DEMO_START, stableId } from '@gezhi/city';
import type { ExternalSystem } from '../../../domain/intake/external-system.entity';

/** The systems that bring in what the hotline received and what devices read, each with a demo identity of its own. */
export function demoExternalSystems(): ExternalSystem[] {
  return [
    {
      id: stableId('external-system/HOTLINE_CITY', DEMO_START),
      code: 'HOTLINE_CITY',
      nameEn: '12345 hotline of the city',
      nameZh: '市12345热线平台',
      sources: ['HOTLINE_12345'],
      accountSubject: 'demo:intake-hotline',
      enabled: true,
      takesFiles: false,
      statusOrganizationId: null,
      createdAt: DEMO_START,
      updatedAt: DEMO_START,
      version: 1,
    },
    {
      id: stableId('external-system/IOT_CITY', DEMO_START),
      code: 'IOT_CITY',
      nameEn: 'Devices of the city',
      nameZh: '市物联感知平台',
      sources: ['IOT'],
      accountSubject: 'demo:intake-iot',
      enabled: true,
      takesFiles: false,
      statusOrganizationId: null,
      createdAt: DEMO_START,
      updatedAt: DEMO_START,
      version: 1,
    },
  ];
}
