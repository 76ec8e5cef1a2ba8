import type { Result } from '@gezhi/kernel';
import { isId, newId, ok, refuse } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { lockById, touch } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import {
  EmergencyResource,
  ResourceAllotment,
} from '../../domain/emergency/emergency-resource.entity';
import { RESOURCE_CALLED, RESOURCE_RETURNED } from '../../domain/emergency/emergency.notifications';
import { giveBack, takeFrom } from '../../domain/emergency/emergency.rules';
import type { EmergencyIncident } from '../../domain/emergency/incident.entity';
import { aboutIncident, takeIncidentStep } from './incident-workflow';

export interface AllotResourcesInput extends StepInput {
  readonly items: readonly { readonly resourceId: string; readonly quantity: number }[];
}

/**
 * Gives resources of the district to an incident (调用资源), never more than there are; their owners are told.
 * Answers NOT_FOUND, RESOURCE_ELSEWHERE, RESOURCE_SHORT.
 */
export function allotResources(
  useCase: UseCase,
  input: AllotResourcesInput,
): Promise<Result<EmergencyIncident>> {
  return takeIncidentStep(useCase, 'allot', input, async (incident, uow) => {
    const items = [...input.items.entries()].sort(([, a], [, b]) =>
      a.resourceId < b.resourceId ? -1 : 1,
    );
    // Stores of the district are beyond the sight of a subdistrict; all lock them in the order of their keys.
    return uow.beyondSight(async () => {
      for (const [index, { resourceId, quantity }] of items) {
        const path = ['input', 'items', `${index}`];
        const taken = await take(uow, incident, resourceId, quantity, path);
        if (!taken.ok) return taken;
      }
      return ok();
    });
  });
}

async function take(
  uow: UnitOfWork,
  incident: EmergencyIncident,
  resourceId: string,
  quantity: number,
  path: string[],
): Promise<Result<void>> {
  const resource = await lockById(uow, EmergencyResource, resourceId);
  if (!resource)
    return refuse('NOT_FOUND', {
      ...{ path: [...path, 'resourceId'], type: 'EmergencyResource', id: resourceId },
    });
  if (resource.areaCode.slice(0, 6) !== incident.areaCode.slice(0, 6))
    return refuse('RESOURCE_ELSEWHERE', { path: [...path, 'resourceId'], name: resource.name });
  const taken = takeFrom(resource, quantity, [...path, 'quantity']);
  if (!taken.ok) return taken;
  await keep(uow, resource, 'allot');
  await uow.manager.insert(ResourceAllotment, {
    ...{ id: newId(uow.now), incidentId: incident.id, resourceId, quantity, usedUp: 0 },
    ...{ state: 'ALLOTTED', allottedAt: uow.now, releasedAt: null },
  });
  await notify(uow, RESOURCE_CALLED, {
    to: { organizationId: resource.ownerOrganizationId },
    about: aboutIncident(incident),
    values: { number: incident.number, quantity },
  });
  return ok();
}

export interface ReleaseResourceInput extends StepInput {
  readonly allotmentId: string;
  readonly usedUp: number;
}

/** Gives a resource back, with what was used up (归还资源). Answers NOT_FOUND, RESOURCE_BACK, RESOURCE_USED. */
export function releaseResource(
  useCase: UseCase,
  input: ReleaseResourceInput,
): Promise<Result<EmergencyIncident>> {
  return takeIncidentStep(useCase, 'release', input, async (incident, uow) => {
    const { allotmentId: id, usedUp } = input;
    const incidentId = incident.id;
    const allotment = isId(id)
      ? await uow.manager.findOneBy(ResourceAllotment, { id, incidentId })
      : null;
    if (!allotment)
      return refuse('NOT_FOUND', {
        ...{ path: ['input', 'allotmentId'], type: 'ResourceAllotment', id },
      });
    return uow.beyondSight(() => bringBack(uow, incident, allotment, usedUp));
  });
}

/** Gives back all that is still with a locked incident. */
export async function releaseAll(
  uow: UnitOfWork,
  incident: EmergencyIncident,
): Promise<Result<void>> {
  return uow.beyondSight(async (manager) => {
    const allotments = await manager.find(ResourceAllotment, {
      where: { incidentId: incident.id, state: 'ALLOTTED' },
      order: { resourceId: 'ASC', id: 'ASC' },
      take: 1_000,
    });
    for (const allotment of allotments) {
      const back = await bringBack(uow, incident, allotment, 0);
      if (!back.ok) return back;
    }
    return ok();
  });
}

async function bringBack(
  uow: UnitOfWork,
  incident: EmergencyIncident,
  allotment: ResourceAllotment,
  usedUp: number,
): Promise<Result<void>> {
  const resource = await lockById(uow, EmergencyResource, allotment.resourceId);
  if (!resource) throw new Error(`Allotment ${allotment.id} is of no resource`);
  const back = giveBack(resource, allotment, usedUp, uow.now);
  if (!back.ok) return back;
  await keep(uow, resource, 'release');
  await uow.manager.save(allotment);
  await notify(uow, RESOURCE_RETURNED, {
    to: { organizationId: resource.ownerOrganizationId },
    about: aboutIncident(incident),
    values: { number: incident.number, quantity: allotment.quantity - usedUp, usedUp },
  });
  return ok();
}

async function keep(
  uow: UnitOfWork,
  resource: EmergencyResource,
  action: 'allot' | 'release',
): Promise<void> {
  touch(resource, uow.now);
  await uow.manager.save(resource);
  const { id, areaCode } = resource;
  uow.changes.push({ type: 'EmergencyResource', id, action, areaCode });
}
