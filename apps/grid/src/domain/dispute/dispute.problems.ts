import { defineProblems } from '@gezhi/kernel';

const LAW = 'People’s Mediation Law (人民调解法) art. 3, 26';

/** What disputes and their mediation can refuse. */
export const DISPUTE_PROBLEMS = defineProblems('dispute', {
  NOT_A_DISPUTE: {
    kind: 'RULE',
    message: { en: '{number} is no dispute.', zh: '{number} 的性质不是矛盾纠纷。' },
    meaning: {
      en: 'A dispute hangs on an event of the nature DISPUTE that is not merged, refused or cancelled.',
      zh: '纠纷须登记在性质为“矛盾纠纷”且有效的事件上。',
    },
    since: '0.2.0',
    source: 'coverage.md G-20',
  },
  DISPUTE_EXISTS: {
    kind: 'RULE',
    message: { en: 'The dispute of {number} is registered.', zh: '{number} 的纠纷已登记。' },
    meaning: { en: 'An event holds one dispute.', zh: '一个事件只登记一件纠纷。' },
    since: '0.2.0',
    source: 'ours',
  },
  TOO_FEW_PARTIES: {
    kind: 'INVALID_INPUT',
    message: { en: 'A dispute is between two at least.', zh: '纠纷至少有两方。' },
    meaning: {
      en: 'Give how many of each role; names are not asked for and not kept.',
      zh: '请填写各角色的数量；不询问、不保存姓名。',
    },
    since: '0.2.0',
    source: 'guardrails.md 2, 6',
  },
  CONSENT_MISSING: {
    kind: 'RULE',
    message: {
      en: 'Mediation begins with the consent of everybody involved.',
      zh: '调解须经各方当事人自愿同意。',
    },
    meaning: {
      en: 'Nobody is made to mediate; who does not want to is shown the other ways.',
      zh: '调解以自愿为前提；不愿调解的，应告知其他途径。',
    },
    since: '0.2.0',
    source: LAW,
  },
  NO_SESSION: {
    kind: 'RULE',
    message: { en: 'No session of mediation was held yet.', zh: '尚未召开调解会。' },
    meaning: {
      en: 'An agreement, or that there is none, comes out of a session.',
      zh: '达成协议或调解不成，须以调解会为依据。',
    },
    since: '0.2.0',
    source: 'ours',
  },
  SESSION_AHEAD: {
    kind: 'INVALID_INPUT',
    message: { en: '{date} is still to come.', zh: '{date} 尚未到来。' },
    meaning: {
      en: 'A session is recorded once it was held.',
      zh: '调解会召开后方可登记。',
    },
    since: '0.2.0',
    source: 'ours',
  },
  RIGHTS_NOT_NAMED: {
    kind: 'RULE',
    message: {
      en: 'Name the ways that stay open: court, arbitration, review, petition.',
      zh: '须告知诉讼、仲裁、复议、信访等救济途径。',
    },
    meaning: {
      en: 'Mediation that fails takes no right away, and whoever is involved is told so.',
      zh: '调解不成不影响当事人依法维权，须予告知。',
    },
    since: '0.2.0',
    source: LAW,
  },
});
