import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { EmergencyIncident } from '../../domain/emergency/incident.entity';
import { allotResources, releaseResource } from '../../use-cases/emergency/allot-resources';
import { sendPeople, whistleForIncident } from '../../use-cases/emergency/send-people';
import type { GridContext } from '../context';
import {
  AllotResourcesInput,
  ReleaseResourceInput,
  SendPeopleToIncidentInput,
  WhistleForIncidentInput,
} from './incident.input';
import { EmergencyIncidentType } from './incident.type';

const answer = (name: string) =>
  mutationResult(name, 'EmergencyIncident', () => EmergencyIncidentType);
const SendPeopleToIncidentResult = answer('SendPeopleToIncidentResult');
const WhistleForIncidentResult = answer('WhistleForIncidentResult');
const AllotResourcesResult = answer('AllotResourcesResult');
const ReleaseResourceResult = answer('ReleaseResourceResult');

/** Who and what is sent to an emergency. */
@Resolver()
export class IncidentDispatch {
  @Authenticated()
  @Mutation(() => SendPeopleToIncidentResult, {
    description:
      'Gives the nearest people on duty a task (就近派员), by the grids they work in. Roles: command centres of ' +
      'the place. Problems: PLACE_NEEDED, NOBODY_ON_DUTY.',
  })
  sendPeopleToIncident(
    @Ctx() context: GridContext,
    @Arg('input', () => SendPeopleToIncidentInput) input: SendPeopleToIncidentInput,
  ): Promise<Result<EmergencyIncident>> {
    return sendPeople(context, input);
  }

  @Authenticated()
  @Mutation(() => WhistleForIncidentResult, {
    description:
      'Blows an EMERGENCY whistle for it (吹应急哨); whom it calls has its limit from now. Roles: the ' +
      'subdistrict. Problems: those of blowing a whistle.',
  })
  whistleForIncident(
    @Ctx() context: GridContext,
    @Arg('input', () => WhistleForIncidentInput) input: WhistleForIncidentInput,
  ): Promise<Result<EmergencyIncident>> {
    return whistleForIncident(context, input);
  }

  @Authenticated()
  @Mutation(() => AllotResourcesResult, {
    description:
      'Gives resources of the district to it (调用资源); their owners are told. Roles: command centres of the ' +
      'place. Problems: RESOURCE_ELSEWHERE, RESOURCE_SHORT.',
  })
  allotResources(
    @Ctx() context: GridContext,
    @Arg('input', () => AllotResourcesInput) input: AllotResourcesInput,
  ): Promise<Result<EmergencyIncident>> {
    return allotResources(context, input);
  }

  @Authenticated()
  @Mutation(() => ReleaseResourceResult, {
    description:
      'Gives a resource back, with what was used up (归还资源). Roles: command centres of the place. Problems: ' +
      'RESOURCE_BACK, RESOURCE_USED.',
  })
  releaseResource(
    @Ctx() context: GridContext,
    @Arg('input', () => ReleaseResourceInput) input: ReleaseResourceInput,
  ): Promise<Result<EmergencyIncident>> {
    return releaseResource(context, input);
  }
}
