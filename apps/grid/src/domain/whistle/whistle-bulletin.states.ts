import { defineCodeList, defineMachine, stateList } from '@gezhi/kernel';

/** The life of a bulletin (通报): a job drafts it, a person publishes it. */
export const BULLETIN_MACHINE = defineMachine({
  name: 'WhistleBulletin',
  initial: ['DRAFTED'],
  states: {
    DRAFTED: { en: 'Drafted', zh: '拟稿' },
    PUBLISHED: { en: 'Published', zh: '已通报' },
    DISCARDED: { en: 'Discarded', zh: '已废弃' },
  },
  actions: {
    publish: { en: 'Publish', zh: '通报' },
    discard: { en: 'Discard', zh: '废弃' },
  },
  transitions: [
    {
      from: ['DRAFTED'],
      action: 'publish',
      to: 'PUBLISHED',
      guard: { en: 'By the district centre.', zh: '由区指挥中心通报。' },
    },
    {
      from: ['DRAFTED'],
      action: 'discard',
      to: 'DISCARDED',
      guard: { en: 'By the district centre, with a reason.', zh: '由区指挥中心说明理由。' },
    },
  ],
});
export type BulletinState = Parameters<typeof BULLETIN_MACHINE.allowed>[0];
export type BulletinAction = ReturnType<typeof BULLETIN_MACHINE.allowed>[number];

export const BULLETIN_STATES = stateList(BULLETIN_MACHINE, {
  en: 'The state of a bulletin',
  zh: '通报状态',
});

export const BULLETIN_ACTIONS = defineCodeList(
  'WhistleBulletinAction',
  { en: 'A step of a bulletin', zh: '通报环节' },
  { draft: { en: 'Draft', zh: '拟稿' }, ...BULLETIN_MACHINE.actions },
);
