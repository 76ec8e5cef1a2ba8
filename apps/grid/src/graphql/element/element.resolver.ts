import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { ElementAttachment } from '../../domain/element/element-attachment.entity';
import type { ElementOwner } from '../../domain/element/element-owner.entity';
import type { Grid } from '../../domain/grid/grid.entity';
import { allowGridElement } from '../../use-cases/element/allow-element';
import { attachGridElement } from '../../use-cases/element/attach-element';
import { detachGridElement } from '../../use-cases/element/detach-element';
import type { GridContext } from '../context';
import { gridByCode } from '../grid/grid.loader';
import { GridObjectType } from '../grid/grid.type';
import { organizationOf, OrganizationType } from '../organization/organization.type';
import { attachmentsOfGrid } from './element.loader';
import {
  AllowGridElementInput,
  AttachGridElementInput,
  AttachmentArgs,
  DetachGridElementInput,
  ElementAttachmentConnection,
  ElementAttachmentType,
  ElementOwnerType,
} from './element.type';

const AttachGridElementResult = mutationResult(
  'AttachGridElementResult',
  'ElementAttachment',
  () => ElementAttachmentType,
);
const DetachGridElementResult = mutationResult(
  'DetachGridElementResult',
  'ElementAttachment',
  () => ElementAttachmentType,
);
const AllowGridElementResult = mutationResult(
  'AllowGridElementResult',
  'ElementOwner',
  () => ElementOwnerType,
);

/** One net: what departments attach to the grids there are. */
@Resolver(() => ElementAttachmentType)
export class ElementResolver {
  @FieldResolver(() => GridObjectType, { nullable: true, description: 'The grid.' })
  grid(@Root() { gridCode }: ElementAttachment, @Ctx() context: GridContext): Promise<Grid | null> {
    return gridByCode(context, gridCode);
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'The department that attached it.',
  })
  organization(@Root() { organizationId }: ElementAttachment): OrganizationType | null {
    return organizationOf(organizationId);
  }

  @Authenticated()
  @Mutation(() => AttachGridElementResult, {
    description:
      'Attaches an element of the own department to a grid (要素接入, G5). Roles: department officers, party organisers ' +
      'and enforcement officers of an organisation that may. Answers NOT_ELEMENT_OWNER, ELEMENT_TAKEN.',
  })
  attachGridElement(
    @Ctx() context: GridContext,
    @Arg('input', () => AttachGridElementInput) input: AttachGridElementInput,
  ): Promise<Result<ElementAttachment>> {
    return attachGridElement(context, input);
  }

  @Authenticated()
  @Mutation(() => DetachGridElementResult, {
    description:
      'Takes an element of the own department off a grid (要素撤出). Roles: as for attaching. Answers ELEMENT_DETACHED.',
  })
  detachGridElement(
    @Ctx() context: GridContext,
    @Arg('input', () => DetachGridElementInput) input: DetachGridElementInput,
  ): Promise<Result<ElementAttachment>> {
    return detachGridElement(context, input);
  }

  @Authenticated()
  @Mutation(() => AllowGridElementResult, {
    description:
      'Lets an organisation attach an element to the grids of an area (确定要素主管单位). Roles: district command ' +
      'centres and administrators.',
  })
  allowGridElement(
    @Ctx() context: GridContext,
    @Arg('input', () => AllowGridElementInput) input: AllowGridElementInput,
  ): Promise<Result<ElementOwner>> {
    return allowGridElement(context, input);
  }
}

@Resolver(() => ElementOwnerType)
export class ElementOwnerResolver {
  @FieldResolver(() => OrganizationType, { nullable: true, description: 'The organisation.' })
  organization(@Root() { organizationId }: ElementOwner): OrganizationType | null {
    return organizationOf(organizationId);
  }
}

@Resolver(() => GridObjectType)
export class GridElementResolver {
  @FieldResolver(() => ElementAttachmentConnection, {
    description: 'What departments attached to it, by whom and since when, the oldest first (G5).',
  })
  attachments(
    @Root() { code }: Grid,
    @Ctx() context: GridContext,
    @Args(() => AttachmentArgs) args: AttachmentArgs,
  ): Promise<Result<ConnectionValue<ElementAttachment>>> {
    return attachmentsOfGrid(context, code, args);
  }
}
