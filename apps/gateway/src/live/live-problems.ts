import { defineProblems } from '@gezhi/kernel';

/** Why a stream is refused or ends, beside what the engine says. */
export const LIVE_PROBLEMS = defineProblems('gateway', {
  TOO_MANY_SUBSCRIPTIONS: {
    kind: 'RULE',
    message: {
      en: 'More than {limit} subscriptions at once. End some before you begin others.',
      zh: '同时进行的订阅超过 {limit} 个。请先结束部分订阅。',
    },
    meaning: {
      en: 'A connection, a caller or the gateway follows as much as is allowed. Ask for several things in one subscription, or close what nobody looks at.',
      zh: '单个连接、调用者或网关的订阅数已达上限。请合并订阅，或关闭无人查看的订阅。',
    },
    since: '0.1.0',
  },
  ONLY_SUBSCRIPTIONS_LIVE: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'Only what comes in parts is answered over WebSocket: subscriptions and operations with @defer. Send everything else by POST.',
      zh: 'WebSocket 仅用于分次应答的操作：订阅以及带 @defer 的操作。其他操作请用 POST 发送。',
    },
    meaning: {
      en: 'Queries and changes have their limits, deadlines and status codes over HTTP.',
      zh: '查询与变更的限额、时限和状态码均由 HTTP 承担。',
    },
    since: '0.1.0',
  },
  DEFER_IN_SUBSCRIPTION: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'Nothing of a subscription is answered later: leave out @defer, or ask for it with a query.',
      zh: '订阅不支持 @defer：请去掉该指令，或改用查询获取。',
    },
    meaning: {
      en: 'Each event of a subscription is told whole. Take @defer out of the operation and its fragments, or switch it off with "if: false".',
      zh: '订阅的每个事件均一次性完整推送。请从操作及其片段中去掉 @defer，或以 “if: false” 关闭。',
    },
    since: '0.1.0',
  },
  COME_BACK: {
    kind: 'RULE',
    message: {
      en: 'The gateway restarts or its graph was exchanged. Subscribe again in {afterMilliseconds} ms, after your last cursor.',
      zh: '网关正在重启或图已更换。请在 {afterMilliseconds} 毫秒后以最后收到的游标重新订阅。',
    },
    meaning: {
      en: 'Everybody is told another time to come back at, so that not all come at once. Over WebSocket the same stands in the reason of the close code 1012.',
      zh: '每个客户端被告知不同的重连时间，以免同时涌入。WebSocket 以关闭码 1012 的原因给出同样的信息。',
    },
    since: '0.1.0',
  },
});
