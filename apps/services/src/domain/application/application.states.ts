import { defineMachine, stateList } from '@gezhi/kernel';

/**
 * The life of an application (办件), spec/services.md; articles are those of the Administrative Licence Law (行政许可法).
 * Nothing here leads to a grant or a denial but `decide`, which no clock may call (V6).
 */
export const APPLICATION_MACHINE = defineMachine({
  name: 'Application',
  initial: ['DRAFT'],
  states: {
    DRAFT: { en: 'Draft', zh: '草稿' },
    SUBMITTED: { en: 'Submitted', zh: '已提交' },
    CORRECTION: { en: 'To be corrected', zh: '待补正' },
    ACCEPTED: { en: 'Accepted', zh: '已受理' },
    NOT_ACCEPTED: { en: 'Not accepted', zh: '不予受理' },
    IN_REVIEW: { en: 'Under review', zh: '审查中' },
    SPECIAL_PROCEDURE: { en: 'In a special procedure', zh: '特别程序' },
    GRANTED: { en: 'Granted', zh: '准予' },
    DENIED: { en: 'Denied', zh: '不予' },
    ISSUED: { en: 'Issued', zh: '已发证' },
    COMPLETED: { en: 'Completed', zh: '办结' },
    WITHDRAWN: { en: 'Withdrawn by the applicant', zh: '已撤回' },
    TERMINATED: { en: 'Terminated', zh: '已终止' },
  },
  actions: {
    submit: { en: 'Submit', zh: '提交' },
    requestCorrection: { en: 'Ask for corrections', zh: '一次性告知补正' },
    supplyCorrection: { en: 'Hand in what was missing', zh: '补正' },
    accept: { en: 'Accept', zh: '受理' },
    deemAccepted: { en: 'Accepted by silence', zh: '逾期视为受理' },
    refuse: { en: 'Refuse to accept', zh: '不予受理' },
    review: { en: 'Begin the review', zh: '审查' },
    pauseSpecial: { en: 'Begin a special procedure', zh: '启动特别程序' },
    resume: { en: 'End the special procedure', zh: '结束特别程序' },
    extend: { en: 'Extend the limit', zh: '延期' },
    grant: { en: 'Grant', zh: '准予决定' },
    deny: { en: 'Deny', zh: '不予决定' },
    issue: { en: 'Issue', zh: '颁证' },
    complete: { en: 'Complete', zh: '办结' },
    withdraw: { en: 'Withdraw', zh: '撤回' },
    terminate: { en: 'Terminate', zh: '终止' },
  },
  transitions: [
    {
      from: ['DRAFT'],
      action: 'submit',
      to: 'SUBMITTED',
      guard: {
        en: 'The item is in force that day and offers the channel; an assistant holds a mandate (V1).',
        zh: '事项当日有效且开通该渠道；代办须有委托（V1）。',
      },
    },
    {
      from: ['SUBMITTED'],
      action: 'requestCorrection',
      to: 'CORRECTION',
      guard: {
        en: 'Once, with one list, within 5 working days; nothing that sharing or an e-licence supplies (art. 32, S-8).',
        zh: '五个工作日内一次性告知；可共享或有电子证照的材料不得要求（第三十二条）。',
      },
    },
    {
      from: ['CORRECTION'],
      action: 'supplyCorrection',
      to: 'SUBMITTED',
      guard: {
        en: 'The 5 working days begin anew on receipt.',
        zh: '自收到补正材料起重新计算五个工作日。',
      },
    },
    {
      from: ['SUBMITTED', 'CORRECTION'],
      action: 'accept',
      to: 'ACCEPTED',
      guard: {
        en: 'The version applied under was in force on the day of submission (V1).',
        zh: '提交当日所依据版本有效（V1）。',
      },
    },
    {
      from: ['SUBMITTED'],
      action: 'deemAccepted',
      to: 'ACCEPTED',
      guard: {
        en: '5 working days of silence; the application counts as accepted from its receipt (art. 32).',
        zh: '五个工作日内未告知的，自收到申请材料之日起即为受理（第三十二条）。',
      },
    },
    {
      from: ['SUBMITTED', 'CORRECTION'],
      action: 'refuse',
      to: 'NOT_ACCEPTED',
      guard: { en: 'A written reason is given.', zh: '书面说明理由。' },
    },
    { from: ['ACCEPTED'], action: 'review', to: 'IN_REVIEW' },
    {
      from: ['IN_REVIEW'],
      action: 'pauseSpecial',
      to: 'SPECIAL_PROCEDURE',
      guard: {
        en: 'The applicant is told in writing how long it takes; the clocks stop (art. 45).',
        zh: '所需时间书面告知申请人，时限暂停（第四十五条）。',
      },
    },
    {
      from: ['SPECIAL_PROCEDURE'],
      action: 'resume',
      to: 'IN_REVIEW',
      guard: { en: 'The clocks run on.', zh: '时限继续计算。' },
    },
    {
      from: ['IN_REVIEW'],
      action: 'extend',
      to: 'IN_REVIEW',
      guard: {
        en: 'Once, by at most 10 working days, before the limit runs out, approved by the head (art. 42).',
        zh: '期限届满前经负责人批准延长一次，最多十个工作日（第四十二条）。',
      },
    },
    {
      from: ['IN_REVIEW'],
      action: 'grant',
      to: 'GRANTED',
      guard: {
        en: 'After the legal limit only with an account of why it was missed (art. 42).',
        zh: '超过法定期限的，须说明原因（第四十二条）。',
      },
    },
    {
      from: ['IN_REVIEW'],
      action: 'deny',
      to: 'DENIED',
      guard: {
        en: 'With a reason, and naming the remedies: reconsideration and litigation (art. 38).',
        zh: '说明理由并告知复议、诉讼权利（第三十八条）。',
      },
    },
    {
      from: ['GRANTED'],
      action: 'issue',
      to: 'ISSUED',
      guard: {
        en: 'With a licence number; due 10 working days after the decision (art. 44).',
        zh: '载明证照编号；决定之日起十个工作日内颁发（第四十四条）。',
      },
    },
    {
      from: ['ISSUED', 'DENIED', 'NOT_ACCEPTED'],
      action: 'complete',
      to: 'COMPLETED',
      guard: {
        en: 'The invitation to review the service is sent, once.',
        zh: '发送一次评价邀请。',
      },
    },
    {
      from: ['DRAFT', 'SUBMITTED', 'CORRECTION', 'ACCEPTED', 'IN_REVIEW', 'SPECIAL_PROCEDURE'],
      action: 'withdraw',
      to: 'WITHDRAWN',
    },
    {
      from: ['CORRECTION', 'ACCEPTED', 'IN_REVIEW', 'SPECIAL_PROCEDURE'],
      action: 'terminate',
      to: 'TERMINATED',
      guard: { en: 'A written reason is given.', zh: '书面说明理由。' },
    },
  ],
});
export type ApplicationState = Parameters<typeof APPLICATION_MACHINE.allowed>[0];
export type ApplicationAction = ReturnType<typeof APPLICATION_MACHINE.allowed>[number];

export const APPLICATION_STATES = stateList(APPLICATION_MACHINE, {
  en: 'The state of an application',
  zh: '办件状态',
});
