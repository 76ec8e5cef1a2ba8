import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { SiteIdentity } from '../../use-cases/site/unmask-site';
import { unmaskSiteCode } from '../../use-cases/site/unmask-site';
import type { EnforcementContext } from '../context';
import { UnmaskSiteCodeInput } from './unmask-site.input';

@ObjectType('UnmaskedSiteCode', {
  description:
    'Code and address of a sole trader in full. The answer of one recorded mutation: do not keep it.',
})
export class UnmaskedSiteCodeType implements SiteIdentity {
  @Field(() => String, { description: 'The unified social credit code.' })
  uscc!: string;

  @Field(() => String, { description: 'The address.' })
  address!: string;
}

const UnmaskSiteCodeResult = mutationResult(
  'UnmaskSiteCodeResult',
  'UnmaskedSiteCode',
  () => UnmaskedSiteCodeType,
);

@Resolver()
export class UnmaskSiteResolver {
  @Authenticated()
  @Mutation(() => UnmaskSiteCodeResult, {
    description:
      'Shows code and address of a sole trader in full, once, and records who was shown them and why. Roles: officers ' +
      'and command centres within their areas, with a purpose and the case number in the access token; at most 50 a day.',
  })
  unmaskSiteCode(
    @Ctx() context: EnforcementContext,
    @Arg('input', () => UnmaskSiteCodeInput) input: UnmaskSiteCodeInput,
  ): Promise<Result<SiteIdentity>> {
    return unmaskSiteCode(context, input);
  }
}
