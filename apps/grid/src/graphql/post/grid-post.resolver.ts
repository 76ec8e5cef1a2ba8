import { covers } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult, Policy } from '@gezhi/subgraph';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { GridPost } from '../../domain/post/grid-post.entity';
import { appointToPost } from '../../use-cases/post/appoint-to-post';
import { endPost } from '../../use-cases/post/end-post';
import { areaByCode } from '../area/area.loader';
import { AreaType } from '../area/area.type';
import type { GridContext } from '../context';
import { organizationOf, OrganizationType } from '../organization/organization.type';
import { AppointToPostInput, EndPostInput } from './grid-post.input';
import { GridPostType } from './grid-post.type';

const AppointToPostResult = mutationResult('AppointToPostResult', 'GridPost', () => GridPostType);
const EndPostResult = mutationResult('EndPostResult', 'GridPost', () => GridPostType);

@Resolver(() => GridPostType)
export class GridPostResolver {
  @FieldResolver(() => AreaType, { description: 'The grid or micro-grid.' })
  area(@Root() post: GridPost, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, post.areaCode);
  }

  @FieldResolver(() => OrganizationType, { nullable: true, description: 'The employer.' })
  organization(@Root() post: GridPost): OrganizationType | null {
    return organizationOf(post.organizationId);
  }

  @Policy('staff')
  @FieldResolver(() => ID, {
    nullable: true,
    description: 'Opaque key of the holder; null for callers whose areas do not hold the post.',
  })
  workerId(@Root() post: GridPost, @Ctx() { actor }: GridContext): string | null {
    return covers(actor, post.areaCode) ? post.workerId : null;
  }

  @Authenticated()
  @Mutation(() => AppointToPostResult, {
    description:
      'Appoints a worker to a post (任用). Roles: secretaries, command centres and administrators of the place.',
  })
  appointToPost(
    @Ctx() context: GridContext,
    @Arg('input', () => AppointToPostInput) input: AppointToPostInput,
  ): Promise<Result<GridPost>> {
    return appointToPost(context, input);
  }

  @Authenticated()
  @Mutation(() => EndPostResult, {
    description:
      'Ends a post (离岗). A grid left without a full-time member is shown, not forbidden (G3). Roles: as for appointing.',
  })
  endPost(
    @Ctx() context: GridContext,
    @Arg('input', () => EndPostInput) input: EndPostInput,
  ): Promise<Result<GridPost>> {
    return endPost(context, input);
  }
}
