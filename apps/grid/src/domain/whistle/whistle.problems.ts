import { defineProblems } from '@gezhi/kernel';

/** What the life of a whistle can refuse. */
export const WHISTLE_PROBLEMS = defineProblems('whistle', {
  WHISTLE_INITIATOR: {
    kind: 'RULE',
    message: {
      en: 'Departments do not blow {kind} whistles here.',
      zh: '本地不允许部门发起 {kind} 哨。',
    },
    meaning: {
      en: 'Subdistricts blow whistles; departments where the rule of the kind allows it.',
      zh: '吹哨主体为街道；部门吹哨须由该类哨的规则允许。',
    },
    since: '0.1.0',
    source: 'spec/whistle.md, blow',
  },
  WHISTLE_NO_RESPONDER: {
    kind: 'RULE',
    message: { en: 'Name a mandatory responder.', zh: '请至少指定一个必到应哨单位。' },
    meaning: {
      en: 'A whistle calls somebody who must come.',
      zh: '吹哨须至少有一个必到应哨单位。',
    },
    since: '0.1.0',
    source: 'spec/whistle.md, blow',
  },
  WHISTLE_ONE_LEAD: {
    kind: 'RULE',
    message: {
      en: 'Exactly one mandatory responder leads, not {count}.',
      zh: '必到应哨单位中须有且只有一个牵头单位，目前为 {count} 个。',
    },
    meaning: { en: 'One responder leads, and it must come.', zh: '牵头单位须唯一且为必到单位。' },
    since: '0.1.0',
    source: 'spec/whistle.md, leadResponder',
  },
  WHISTLE_RESPONDER_TWICE: {
    kind: 'RULE',
    message: {
      en: '{organizationId} cannot be named as a responder here.',
      zh: '{organizationId} 不能在此列为应哨单位。',
    },
    meaning: {
      en: 'Each organisation responds once, and nobody responds to its own whistle.',
      zh: '同一单位只能应哨一次，且不得应自己的哨。',
    },
    since: '0.1.0',
    source: 'spec/whistle.md',
  },
  WHISTLE_OWN_MEANS: {
    kind: 'RULE',
    message: { en: 'Say why own means are not enough.', zh: '请说明自身无法解决的原因。' },
    meaning: {
      en: 'A subdistrict first does what it can; what was tried belongs in triedSoFar.',
      zh: '街道应先行处置；已采取的措施及无法解决的原因须填写在 triedSoFar 中。',
    },
    since: '0.1.0',
    source: 'spec/whistle.md, blow',
  },
  WHISTLE_NOT_APPROVED: {
    kind: 'RULE',
    message: { en: 'The draft has to be approved before it is blown.', zh: '吹哨前须经审核。' },
    meaning: {
      en: 'Somebody other than the drafter approves it for a leader post of the initiator. Emergencies skip this.',
      zh: '由拟稿人以外的人员按领导岗位审核；应急哨可免。',
    },
    since: '0.1.0',
    source: 'spec/whistle.md, blow; the second pair of eyes is ours',
  },
  WHISTLE_APPROVER_IS_DRAFTER: {
    kind: 'RULE',
    message: { en: 'Somebody other than the drafter approves.', zh: '审核人不得为拟稿人。' },
    meaning: {
      en: 'Who drafted a whistle does not approve it.',
      zh: '拟稿人不得审核自己起草的哨。',
    },
    since: '0.1.0',
    source: 'spec/whistle.md, blow; ours',
  },
  WHISTLE_LEADERS_MISSING: {
    kind: 'RULE',
    message: {
      en: 'A tough whistle names the posts of both leaders.',
      zh: '攻坚哨须明确两位领导的岗位。',
    },
    meaning: {
      en: 'The standing-committee member and the vice district head in charge report both.',
      zh: '攻坚哨须由分管常委和分管副区长双报告。',
    },
    since: '0.1.0',
    source: 'numbers.md, tough whistle (S0)',
  },
  WHISTLE_NOT_TOUGH: {
    kind: 'RULE',
    message: { en: 'Only tough whistles have reports of leaders.', zh: '仅攻坚哨需要领导报到。' },
    meaning: { en: 'The double report belongs to TOUGH whistles.', zh: '双报告仅适用于攻坚哨。' },
    since: '0.1.0',
    source: 'spec/whistle.md, leaderReport',
  },
  WHISTLE_LEADER_REPORTED: {
    kind: 'RULE',
    message: { en: 'The report of {side} stands already.', zh: '{side} 已报到。' },
    meaning: { en: 'Each of the two leaders reports once.', zh: '两位领导各报到一次。' },
    since: '0.1.0',
    source: 'spec/whistle.md, leaderReport',
  },
  WHISTLE_LEADERS_NOT_REPORTED: {
    kind: 'RULE',
    message: {
      en: 'Both leaders have to report before handling starts; awaited: {missing}.',
      zh: '转入处置前须两位领导均已报到，尚缺：{missing}。',
    },
    meaning: {
      en: 'A tough whistle is handled after the double report.',
      zh: '攻坚哨须双报告后方可转入处置。',
    },
    since: '0.1.0',
    source: 'spec/whistle.md, leaderReport',
  },
  WHISTLE_OBJECTED_ALREADY: {
    kind: 'RULE',
    message: { en: 'The responder has objected once already.', zh: '该应哨单位已提出过异议。' },
    meaning: {
      en: 'Each responder objects once; what was decided stands.',
      zh: '每个应哨单位限提一次异议，裁定后不得再提。',
    },
    since: '0.1.0',
    source: 'spec/whistle.md, object',
  },
  WHISTLE_OBJECTION_TOO_LATE: {
    kind: 'RULE',
    message: {
      en: 'The {minutes} minutes for an objection are over.',
      zh: '提出异议的 {minutes} 分钟时限已过。',
    },
    meaning: {
      en: 'An objection comes within an hour of the call; there is none to an emergency.',
      zh: '异议须在接到吹哨后一小时内提出，应急哨不得提出异议。',
    },
    since: '0.1.0',
    source: 'spec/whistle.md, object',
  },
  WHISTLE_NOBODY_LEFT: {
    kind: 'RULE',
    message: {
      en: 'Without this responder nobody mandatory is left; name another one.',
      zh: '免除后将没有必到单位，请另行指定。',
    },
    meaning: {
      en: 'An accepted objection must not leave a whistle that nobody answers, nor one without a lead.',
      zh: '异议成立后须仍有必到单位和牵头单位，否则须另行指定。',
    },
    since: '0.1.0',
    source: 'spec/whistle.md, object; ours',
  },
  WHISTLE_LIMIT_RUNS: {
    kind: 'RULE',
    message: { en: 'The limit runs until {dueAt}.', zh: '报到时限至 {dueAt}。' },
    meaning: { en: 'A responder is found absent after its limit.', zh: '逾期后方可认定未报到。' },
    since: '0.1.0',
    source: 'spec/whistle.md, arrive; ours',
  },
  WHISTLE_NO_TASK: {
    kind: 'RULE',
    message: { en: 'Agree on a task first.', zh: '请先明确任务。' },
    meaning: {
      en: 'Responders that consult agree on tasks, each with one lead and a date.',
      zh: '会商须明确任务，每项任务有牵头单位和时限。',
    },
    since: '0.1.0',
    source: 'spec/whistle.md, consult',
  },
  WHISTLE_TASK_LEAD: {
    kind: 'RULE',
    message: {
      en: '{organizationId} has not reported to this whistle.',
      zh: '{organizationId} 未在本哨报到。',
    },
    meaning: {
      en: 'A task is led and helped by responders that have arrived, or by the initiator; its lead does not assist itself.',
      zh: '任务牵头和协助单位须为已报到单位或吹哨单位，牵头单位不得兼为协助单位。',
    },
    since: '0.1.0',
    source: 'spec/whistle.md, consult',
  },
  WHISTLE_TASK_DATE: {
    kind: 'RULE',
    message: { en: '{dueOn} lies in the past.', zh: '{dueOn} 已过去。' },
    meaning: { en: 'A task is due today or later.', zh: '任务时限不得早于今天。' },
    since: '0.1.0',
    source: 'spec/whistle.md, consult',
  },
  WHISTLE_TASK_DONE: {
    kind: 'RULE',
    message: { en: 'The task is finished already.', zh: '该任务已完成。' },
    meaning: { en: 'A task is finished once.', zh: '任务只能完成一次。' },
    since: '0.1.0',
    source: 'spec/whistle.md, consult',
  },
  WHISTLE_TASKS_OPEN: {
    kind: 'RULE',
    message: { en: '{count} tasks are not finished.', zh: '尚有 {count} 项任务未完成。' },
    meaning: {
      en: 'A whistle is resolved when its tasks are finished; otherwise it is resolved in part or not.',
      zh: '任务全部完成方可确认解决，否则为部分解决或未解决。',
    },
    since: '0.1.0',
    source: 'spec/whistle.md, resolve',
  },
  WHISTLE_TOP_LEVEL: {
    kind: 'RULE',
    message: { en: 'There is no level above {level}.', zh: '{level} 之上没有更高层级。' },
    meaning: {
      en: 'A whistle is raised from departments to the district and to the city.',
      zh: '提级依次为部门、区级、市级。',
    },
    since: '0.1.0',
    source: 'spec/whistle.md, raise',
  },
  WHISTLE_RAISE_FIRST: {
    kind: 'RULE',
    message: { en: 'What is not resolved is raised first.', zh: '未解决的哨须先提级。' },
    meaning: {
      en: 'Both sides rate a whistle that is not resolved once no level is left above.',
      zh: '未解决的哨须逐级提级，无上一级后方可评价。',
    },
    since: '0.1.0',
    source: 'spec/whistle.md, raise',
  },
  WHISTLE_NO_PART: {
    kind: 'RULE',
    message: {
      en: '{organizationId} took no part in this whistle.',
      zh: '{organizationId} 未参与本哨。',
    },
    meaning: {
      en: 'The initiator rates responders, and responders the initiator; excused ones take no part.',
      zh: '吹哨单位评价应哨单位，应哨单位评价吹哨单位；免于报到的不参与评价。',
    },
    since: '0.1.0',
    source: 'spec/whistle.md, evaluate',
  },
  WHISTLE_UNKNOWN_EVENT: {
    kind: 'RULE',
    message: {
      en: 'There is no open event {id} that the initiator may see.',
      zh: '没有吹哨单位可见的未办结事件 {id}。',
    },
    meaning: { en: 'A whistle comes from open events.', zh: '吹哨须来源于未办结的事件。' },
    since: '0.1.0',
    source: 'spec/whistle.md, events',
  },
});
