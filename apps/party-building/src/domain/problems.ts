import { GRANT_PROBLEMS } from '@gezhi/grants';
import { defineProblems, joinProblems } from '@gezhi/kernel';

const FOUR_LISTS = 'spec/party-building.md, Claim';

const OWN_PROBLEMS = defineProblems('party-building', {
  NOT_AN_ALLIANCE_AREA: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'An alliance works for a district, subdistrict or community; {areaCode} is none of them.',
      zh: '联盟设在区、街道或社区一级，{areaCode} 不属于这三级。',
    },
    meaning: {
      en: 'Alliances link units at the level of a district, a subdistrict or a community.',
      zh: '联盟在区、街道、社区三级建立。',
    },
    since: '0.1.0',
    source: 'spec/coverage.md P-03',
  },
  DATE_IN_FUTURE: {
    kind: 'INVALID_INPUT',
    message: { en: '{date} has not come yet.', zh: '{date} 尚未到来。' },
    meaning: {
      en: 'Only what has happened is recorded: give today or an earlier date.',
      zh: '只登记已发生的事实，请填写今天或更早的日期。',
    },
    since: '0.1.0',
  },
  ALLIANCE_DISSOLVED: {
    kind: 'RULE',
    message: { en: 'The alliance was dissolved.', zh: '该联盟已解散。' },
    meaning: {
      en: 'A dissolved alliance takes no members and publishes nothing.',
      zh: '已解散的联盟不再吸收成员，也不再发布清单事项。',
    },
    since: '0.1.0',
    source: 'spec/coverage.md P-03',
  },
  ALLIANCE_HAS_OPEN_ITEMS: {
    kind: 'RULE',
    message: {
      en: 'Something on the lists of the alliance is still open.',
      zh: '联盟清单上仍有未了结的事项。',
    },
    meaning: {
      en: 'Settle or withdraw what is on the lists before the alliance is dissolved.',
      zh: '解散联盟前须先销号或撤回清单上的事项。',
    },
    since: '0.1.0',
    source: 'spec/coverage.md P-03',
  },
  ALREADY_A_MEMBER: {
    kind: 'RULE',
    message: {
      en: 'The organisation is a member of the alliance already.',
      zh: '该单位已是联盟成员。',
    },
    meaning: {
      en: 'An organisation has one membership at a time; one that left may join again.',
      zh: '一个单位同一时间只有一份成员关系；退出后可重新加入。',
    },
    since: '0.1.0',
    source: 'spec/coverage.md P-03',
  },
  LEAD_CANNOT_LEAVE: {
    kind: 'RULE',
    message: { en: 'The organisation leads the alliance.', zh: '该单位是联盟的牵头单位。' },
    meaning: {
      en: 'The leading organisation stays a member as long as it leads.',
      zh: '牵头单位在牵头期间不能退出。',
    },
    since: '0.1.0',
    source: 'spec/coverage.md P-03',
  },
  MEMBER_IS_NEEDED: {
    kind: 'RULE',
    message: {
      en: 'An open item or claim depends on the organisation.',
      zh: '仍有未了结的清单事项或认领与该单位有关。',
    },
    meaning: {
      en: 'A member leaves after its own items are settled or withdrawn and its claims delivered or returned.',
      zh: '成员须先了结自己发布的事项，并交付或退回所认领的事项，方可退出。',
    },
    since: '0.1.0',
    source: FOUR_LISTS,
  },
  NOT_A_MEMBER: {
    kind: 'RULE',
    message: {
      en: 'Your organisation is not a member of the alliance.',
      zh: '您所在单位不是该联盟的成员。',
    },
    meaning: {
      en: 'Only members publish on the lists of an alliance and claim what stands there.',
      zh: '只有联盟成员可以在清单上发布和认领事项。',
    },
    since: '0.1.0',
    source: FOUR_LISTS,
  },
  NOT_CLAIMABLE: {
    kind: 'RULE',
    message: {
      en: 'Items of the list {kind} are not claimed.',
      zh: '{kind} 清单上的事项不需要认领。',
    },
    meaning: {
      en: 'Needs and risks are claimed; information and resources are for the members to read.',
      zh: '需求与风险事项可认领；信息与资源供成员查阅。',
    },
    since: '0.1.0',
    source: FOUR_LISTS,
  },
  OWNER_CANNOT_CLAIM: {
    kind: 'RULE',
    message: {
      en: 'The item is your organisation’s own.',
      zh: '该事项由您所在单位发布，不能自行认领。',
    },
    meaning: {
      en: 'Whoever has the need verifies the delivery, so somebody else must deliver.',
      zh: '需求方负责验收，因此须由其他成员认领。',
    },
    since: '0.1.0',
    source: FOUR_LISTS,
  },
  ALREADY_TAKES_PART: {
    kind: 'RULE',
    message: {
      en: 'Your organisation takes part in the claim already.',
      zh: '您所在单位已参与该认领。',
    },
    meaning: {
      en: 'A claim has one lead claimer; others assist, each once.',
      zh: '一项认领只有一个牵头方，其他单位协助，每个单位只参与一次。',
    },
    since: '0.1.0',
    source: FOUR_LISTS,
  },
  CLAIM_PERIOD_OVER: {
    kind: 'RULE',
    message: {
      en: 'It could be claimed until {claimBy}.',
      zh: '认领期限为 {claimBy}，现已截止。',
    },
    meaning: {
      en: 'The time to claim is over. The owner publishes the item again if it is still needed.',
      zh: '认领期限已过。如仍有需要，请需求方重新发布。',
    },
    since: '0.1.0',
    source: FOUR_LISTS,
  },
  CLAIM_PERIOD_RUNS: {
    kind: 'RULE',
    message: { en: 'It can be claimed until {claimBy}.', zh: '在 {claimBy} 之前仍可认领。' },
    meaning: {
      en: 'A claim expires only after its last day.',
      zh: '认领期限届满后方可作逾期处理。',
    },
    since: '0.1.0',
    source: FOUR_LISTS,
  },
  NOT_THE_OWNER: {
    kind: 'RULE',
    message: {
      en: 'Only the organisation the item belongs to does this.',
      zh: '此操作只能由需求方进行。',
    },
    meaning: {
      en: 'The owner of the need confirms the claim, verifies the delivery and may return it.',
      zh: '需求方负责确认认领、验收交付，也可以退回。',
    },
    since: '0.1.0',
    source: FOUR_LISTS,
  },
  NOT_THE_LEAD_CLAIMER: {
    kind: 'RULE',
    message: { en: 'Only the lead claimer does this.', zh: '此操作只能由牵头认领方进行。' },
    meaning: {
      en: 'The lead claimer answers for the claim: it starts and delivers.',
      zh: '牵头认领方对认领负责：由其实施和交付。',
    },
    since: '0.1.0',
    source: FOUR_LISTS,
  },
  VERIFIER_IS_CLAIMER: {
    kind: 'RULE',
    message: {
      en: 'A claimer does not verify its own delivery.',
      zh: '认领方不得验收自己的交付。',
    },
    meaning: {
      en: 'The owner of the need verifies; neither the lead claimer nor an assistant may.',
      zh: '由需求方验收；牵头和协助认领方均不得验收。',
    },
    since: '0.1.0',
    source: FOUR_LISTS,
  },
});

/** What the party-building subgraph can refuse, besides the common problems. */
export const PARTY_BUILDING_PROBLEMS = joinProblems('party-building', OWN_PROBLEMS, GRANT_PROBLEMS);
