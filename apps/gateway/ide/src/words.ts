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
