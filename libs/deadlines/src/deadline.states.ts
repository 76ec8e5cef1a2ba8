import { defineMachine } from '@gezhi/kernel';

/** What a clock does. Whether it is on time is a question of the moment: see `DeadlineStatus`. */
export type ClockState = 'RUNNING' | 'PAUSED' | 'ENDED';
export type ClockAction = 'pause' | 'resume' | 'extend' | 'meet';

export const DEADLINE_MACHINE = defineMachine<ClockState, ClockAction>({
  name: 'Deadline',
  initial: ['RUNNING'],
  states: {
    RUNNING: { en: 'running', zh: '计时中' },
    PAUSED: { en: 'paused', zh: '暂停计时' },
    ENDED: { en: 'ended', zh: '计时结束' },
  },
  actions: {
    pause: { en: 'pause', zh: '暂停' },
    resume: { en: 'resume', zh: '恢复' },
    extend: { en: 'extend', zh: '延长' },
    meet: { en: 'meet', zh: '完成' },
  },
  transitions: [
    { from: ['RUNNING'], action: 'pause', to: 'PAUSED' },
    { from: ['PAUSED'], action: 'resume', to: 'RUNNING' },
    {
      from: ['RUNNING'],
      action: 'extend',
      to: 'RUNNING',
      guard: { en: 'the limit has not run out', zh: '期限尚未届满' },
    },
    {
      from: ['PAUSED'],
      action: 'extend',
      to: 'PAUSED',
      guard: { en: 'the limit had not run out when it was paused', zh: '暂停时期限尚未届满' },
    },
    { from: ['RUNNING', 'PAUSED'], action: 'meet', to: 'ENDED' },
  ],
});
