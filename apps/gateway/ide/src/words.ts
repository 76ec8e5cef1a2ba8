export type Language = 'en' | 'zh';

export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** What our bar says; GraphiQL itself speaks English only. */
export const WORDS = {
  examples: { en: 'Examples', zh: '示例' },
  chooseExample: { en: 'Open an example…', zh: '打开示例…' },
  actAs: { en: 'Act as', zh: '身份' },
  nobody: { en: 'Nobody (not signed in)', zh: '未登录' },
  token: { en: 'Access token', zh: '访问令牌' },
  tokenHint: { en: 'Paste a token of your identity provider', zh: '粘贴身份提供方签发的令牌' },
  language: { en: '中文', zh: 'English' },
  signInFailed: { en: 'Signing in failed', zh: '登录失败' },
  signIn: { en: 'Sign in', zh: '登录' },
  signOut: { en: 'Sign out', zh: '退出登录' },
  until: { en: 'until', zh: '有效期至' },
  sessionEnded: { en: 'Your session has ended', zh: '会话已结束' },
  grantsNothing: {
    en: 'Parts of your token grant nothing',
    zh: '令牌中有部分内容未生效',
  },
  notStartedHere: {
    en: 'the answer does not belong to a sign-in of this tab',
    zh: '该应答不属于本标签页发起的登录',
  },
  wrongIssuer: {
    en: 'the answer is of another provider or for another client',
    zh: '该应答来自其他提供方或发给其他客户端',
  },
  providerRefused: { en: 'the identity provider refused', zh: '身份提供方拒绝了请求' },
  providerUnavailable: {
    en: 'the identity provider does not answer',
    zh: '身份提供方无响应',
  },
  providerCannot: {
    en: 'the identity provider offers no sign-in with a code',
    zh: '身份提供方不支持授权码登录',
  },
  needsHttps: { en: 'open this page over https', zh: '请通过 https 打开本页面' },
  notBelieved: { en: 'the gateway does not believe the token', zh: '网关不接受该令牌' },
  demonstration: {
    en: 'Demonstration: all people and events are invented',
    zh: '演示环境：人员与事件均为虚构',
  },
  'front-end': { en: 'Front-end teams', zh: '前端团队' },
  department: { en: 'Departments', zh: '部门' },
  integrator: { en: 'Integrators', zh: '集成方' },
} satisfies Record<string, Text>;

const LANGUAGE_KEY = 'gezhi:language';

/** The language chosen before, or the browser's. */
export function initialLanguage(): Language {
  const chosen = localStorage.getItem(LANGUAGE_KEY);
  if (chosen === 'en' || chosen === 'zh') return chosen;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(LANGUAGE_KEY, language);
}
