import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AreaVersion } from '../../domain/area/area-version.entity';
import type { Area } from '../../domain/area/area.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { AreaNearby } from '../../use-cases/area/find-area-at';
import { areaAt, areasNear } from '../../use-cases/area/find-area-at';
import { renameArea } from '../../use-cases/area/rename-area';
import { setAreaBoundary } from '../../use-cases/area/set-boundary';
import { parsePlace } from '../../use-cases/event/event-place';
import type { GridContext } from '../context';
import { EventsWithinArgs } from '../event/event-place.args';
import { GovEventConnection } from '../event/gov-event.type';
import { boundaryValue } from './area-value';
import { eventSearch } from './area.loader';
import { AreaNearbyType, AreaType, AreaVersionType, GeoBoundaryUnion } from './area.type';
import {
  AreaAtArgs,
  AreasNearArgs,
  RenameAreaInput,
  SetAreaBoundaryInput,
} from './territory.input';

const SetAreaBoundaryResult = mutationResult('SetAreaBoundaryResult', 'Area', () => AreaType);
const RenameAreaResult = mutationResult('RenameAreaResult', 'Area', () => AreaType);

/** The map: what lies where, and drawing it. */
@Resolver(() => AreaVersionType)
export class TerritoryResolver {
  @Query(() => AreaType, {
    nullable: true,
    description:
      'The smallest area in force that holds a point (定位), or the one of a kind; null where no border holds it.',
  })
  areaAt(
    @Ctx() { database }: GridContext,
    @Args(() => AreaAtArgs) { kind, ...point }: AreaAtArgs,
  ): Promise<Area | null> {
    return areaAt(database.manager, point, kind ?? null);
  }

  @Query(() => [AreaNearbyType], {
    description: 'Areas in force with a border within some metres of a point, the nearest first.',
  })
  areasNear(
    @Ctx() { database }: GridContext,
    @Args(() => AreasNearArgs) args: AreasNearArgs,
  ): Promise<AreaNearby[]> {
    return areasNear(database.manager, { ...args, kind: args.kind ?? null });
  }

  @Authenticated()
  @Query(() => GovEventConnection, {
    nullable: true,
    description:
      'The events in a place drawn on the map that the caller may see, the newest first.',
  })
  async eventsWithin(
    @Ctx() context: GridContext,
    @Args(() => EventsWithinArgs) args: EventsWithinArgs,
  ): Promise<Result<ConnectionValue<GovEvent>>> {
    const place = parsePlace(args.place);
    return place.ok ? eventSearch(context, '', { ...args, place: place.value }) : place;
  }

  @FieldResolver(() => GeoBoundaryUnion, { nullable: true, description: 'The border it had.' })
  boundary(@Root() { boundary }: AreaVersion): object | null {
    return boundaryValue(boundary);
  }

  @Authenticated()
  @Mutation(() => SetAreaBoundaryResult, {
    description:
      'Draws the border of an area anew (划定边界) from today on: inside the area above, over none beside it (G2, G5). ' +
      'Roles: command centres and administrators of the place. Answers BOUNDARY_BROKEN, BOUNDARY_TOO_FINE, ' +
      'BOUNDARY_OUTSIDE, BOUNDARY_OVERLAPS.',
  })
  setAreaBoundary(
    @Ctx() context: GridContext,
    @Arg('input', () => SetAreaBoundaryInput) input: SetAreaBoundaryInput,
  ): Promise<Result<Area>> {
    return setAreaBoundary(context, input);
  }

  @Authenticated()
  @Mutation(() => RenameAreaResult, {
    description:
      'Names an area anew (更名) from today on. Roles: command centres and administrators of the place.',
  })
  renameArea(
    @Ctx() context: GridContext,
    @Arg('input', () => RenameAreaInput) input: RenameAreaInput,
  ): Promise<Result<Area>> {
    return renameArea(context, input);
  }
}
