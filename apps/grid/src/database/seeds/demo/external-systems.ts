import { DEMO_START, stableId } from '@gezhi/city';
import type { ExternalSystem } from '../../../domain/intake/external-system.entity';

/** The system that brings in what the hotline received, spoken for by the demo identity `intake-hotline`. */
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
      createdAt: DEMO_START,
      updatedAt: DEMO_START,
      version: 1,
    },
  ];
}
