import type { Actor } from '@gezhi/identity';
import type { JobDefinition } from '@gezhi/jobs';
import type { Clock } from '@gezhi/kernel';
import { localDateOf } from '@gezhi/kernel';
import { ownersDatabase } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';

interface Answer {
  readonly __typename: string;
  readonly id: string;
  readonly code: string;
  readonly path: readonly string[];
}

/** Keeping lists and rules through the API, by the centre of the district. */
export function listVerbs(grid: SubgraphUnderTest, keeper: Actor) {
  const does = async (
    mutation: string,
    type: string,
    input: object,
    actor: Actor = keeper,
  ): Promise<Answer> => {
    const object = `${RETURNS[mutation] ?? 'MatterList'}`;
    const answer = await grid.ask<Record<string, Answer>>(
      actor,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ... on ${object} { id } ... on Problem { code path } } }`,
      { input },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.[mutation] as Answer;
  };
  const draftOf = (kind: string) => ({
    kind,
    areaCode: '320104',
    title: '清单',
    issuer: '指挥中心',
  });
  const draft = async (kind: string): Promise<string> =>
    (await does('draftMatterList', 'DraftMatterListInput', draftOf(kind))).id;
  const publish = (id: string, effectiveFrom = '2026-10-12') =>
    does('publishMatterList', 'PublishMatterListInput', {
      id,
      effectiveFrom,
      basisDoc: '秦治〔2026〕2号',
    });
  const publishWhole = async (id: string, edited: Answer, from?: string): Promise<void> => {
    expect(edited).toMatchObject({ id });
    expect(await publish(id, from)).toMatchObject({ id });
  };
  return {
    does,
    draft,
    draftOf,
    publish,
    publishRules: async (rules: readonly object[]) => {
      const id = await draft('DISPATCH_RULES');
      await publishWhole(
        id,
        await does('editDispatchRules', 'EditDispatchRulesInput', { id, rules }),
      );
    },
    publishItems: async (kind: string, items: readonly object[], from?: string) => {
      const id = await draft(kind);
      await publishWhole(
        id,
        await does('editMatterList', 'EditMatterListInput', { id, items }),
        from,
      );
    },
    /** Runs a job once, as the platform would. */
    runs: (job: JobDefinition, clock: Clock) =>
      job.run(
        {
          actor: { ...keeper, subject: `job:${job.name}`, roles: [], areas: [] },
          clock,
          database: ownersDatabase(grid.dataSource),
          logger: undefined as never,
          signal: new AbortController().signal,
          job: {
            id: localDateOf(clock.now()),
            name: job.name,
            attempt: 1,
            startedFor: clock.now(),
          },
        },
        {},
      ),
  };
}

const RETURNS: Readonly<Record<string, string>> = {
  splitEvent: 'GovEvent',
  registerHandlingUnit: 'HandlingUnit',
  closeHandlingUnit: 'HandlingUnit',
  requestCommunityAdmission: 'CommunityAdmission',
  approveCommunityAdmission: 'CommunityAdmission',
  refuseCommunityAdmission: 'CommunityAdmission',
  withdrawCommunityAdmission: 'CommunityAdmission',
};
