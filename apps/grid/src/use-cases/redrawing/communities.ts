import type { Result } from '@gezhi/kernel';
import type { UseCase } from '@gezhi/workflow';
import type { Redrawing } from '../../domain/redrawing/redrawing.entity';
import type { RedrawingInput } from './plan-redrawing';
import { planRedrawing } from './plan-redrawing';

const NOTHING = {
  ...{ opens: [], closes: [], moves: [], posts: [], postsGoTo: null, eventsGoTo: null },
} as const;

export interface TransferCommunityInput extends RedrawingInput {
  readonly from: string;
  /** Its code in the other subdistrict, never one that was used before. */
  readonly code: string;
  readonly name: string;
}

/** Gives a community to another subdistrict (社区划转): it and everything in it go on under codes of that subdistrict. */
export function transferCommunity(
  useCase: UseCase,
  input: TransferCommunityInput,
): Promise<Result<Redrawing>> {
  const { from, code, name } = input;
  const community = { closes: [from], opens: { code, name } };
  return planRedrawing(useCase, 'TRANSFER', input, { ...NOTHING, community });
}

export interface MergeCommunitiesInput extends RedrawingInput {
  readonly codes: readonly string[];
  readonly code: string;
  readonly name: string;
}

/** Makes several communities of a subdistrict one (社区合并), whose grids are numbered anew. */
export function mergeCommunities(
  useCase: UseCase,
  input: MergeCommunitiesInput,
): Promise<Result<Redrawing>> {
  const { codes, code, name } = input;
  const community = { closes: [...new Set(codes)].sort(), opens: { code, name } };
  return planRedrawing(useCase, 'UNITE', input, { ...NOTHING, community });
}
