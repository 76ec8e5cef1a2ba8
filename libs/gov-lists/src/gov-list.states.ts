import { defineMachine } from '@gezhi/kernel';

/**
 * The state of one version of a list. The state says what was decided about the version, its dates say when it holds:
 * a SUPERSEDED or WITHDRAWN version is in force until its `effectiveTo`, a PUBLISHED one from its `effectiveFrom`.
 */
export type GovListState = 'DRAFT' | 'PUBLISHED' | 'SUPERSEDED' | 'WITHDRAWN';
export type GovListAction = 'publish' | 'supersede' | 'withdraw' | 'reinstate';

export const GOV_LIST_MACHINE = defineMachine<GovListState, GovListAction>({
  name: 'GovList',
  initial: ['DRAFT'],
  states: {
    DRAFT: { en: 'draft', zh: '草案' },
    PUBLISHED: { en: 'published', zh: '已发布' },
    SUPERSEDED: { en: 'superseded', zh: '已被替代' },
    WITHDRAWN: { en: 'withdrawn', zh: '已撤销' },
  },
  actions: {
    publish: { en: 'publish', zh: '发布' },
    supersede: { en: 'supersede', zh: '替代' },
    withdraw: { en: 'withdraw', zh: '撤销' },
    reinstate: { en: 'reinstate', zh: '恢复' },
  },
  transitions: [
    {
      from: ['DRAFT'],
      action: 'publish',
      to: 'PUBLISHED',
      guard: {
        en: 'items with one code each, a basis document, an effective date not in the past and after the version before',
        zh: '事项编码唯一且不为空，有依据文件，生效日期不早于当日且晚于上一版本',
      },
    },
    {
      from: ['PUBLISHED'],
      action: 'supersede',
      to: 'SUPERSEDED',
      guard: { en: 'the next version is published', zh: '新版本已发布' },
    },
    {
      from: ['PUBLISHED'],
      action: 'withdraw',
      to: 'WITHDRAWN',
      guard: { en: 'from a day that is not in the past', zh: '撤销日期不早于当日' },
    },
    {
      from: ['SUPERSEDED'],
      action: 'reinstate',
      to: 'PUBLISHED',
      guard: {
        en: 'the next version is withdrawn before it came into force',
        zh: '新版本在生效前被撤销',
      },
    },
  ],
});
