/** The languages every label, message and definition is written in. */
export type Language = 'en' | 'zh';

/** A text in both languages; neither is a fallback for the other. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** The language of an `Accept-Language` header: the first of ours that it names, English otherwise. */
export function languageOf(acceptLanguage: string | undefined): Language {
  for (const range of (acceptLanguage ?? '').toLowerCase().split(',')) {
    const tag = range.trim();
    if (tag.startsWith('zh')) return 'zh';
    if (tag.startsWith('en')) return 'en';
  }
  return 'en';
}
