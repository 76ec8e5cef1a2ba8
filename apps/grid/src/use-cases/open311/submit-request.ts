import type { Result } from '@gezhi/kernel';
import { refuse } from '@gezhi/kernel';
import type { UseCase } from '@gezhi/workflow';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { reportEvent } from '../event/report-event';
import { findService } from './list-services';

export interface SubmittedRequest {
  readonly serviceCode: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** The code of an area. */
  readonly addressId: string | null;
  readonly description: string;
  readonly phone: string | null;
}

const LONGEST_TITLE = 100;

/**
 * Takes a service request in as a report of a citizen (随手拍), put under its leaf until somebody accepts it.
 * Answers OPEN311_SERVICE_UNKNOWN, OPEN311_LOCATION_MISSING, and what reporting refuses.
 */
export async function submitRequest(
  useCase: UseCase,
  request: SubmittedRequest,
): Promise<Result<GovEvent>> {
  const { serviceCode, latitude, longitude, addressId, description, phone } = request;
  const service = await findService(useCase, serviceCode);
  if (!service.ok) return service;
  if (addressId === null && (latitude === null || longitude === null))
    return refuse('OPEN311_LOCATION_MISSING', { path: ['lat'] });
  const { code: categoryCode, nature, nameZh } = service.value;
  return reportEvent(useCase, {
    source: 'CITIZEN_APP',
    nature: nature ?? 'INCIDENT',
    urgency: 'GENERAL',
    ...{ categoryCode, latitude, longitude, areaCode: addressId, description },
    title: titleOf(description) ?? nameZh,
    unlocated: false,
    anonymous: false,
    contact: phone === null ? null : { phone },
  });
}

/** The first line of what was written, where it says something. */
function titleOf(description: string): string | null {
  const line = [...(description.trim().split('\n', 1)[0]?.trim() ?? '')];
  return line.length < 2 ? null : line.slice(0, LONGEST_TITLE).join('');
}
