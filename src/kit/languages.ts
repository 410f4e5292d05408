/** The languages of the pages. */
export const languages = ['en', 'ja'] as const;
export type Language = (typeof languages)[number];

/** One text in every language. */
export type Texts = Readonly<Record<Language, string>>;

export const otherThan = (language: Language): Language => (language === 'en' ? 'ja' : 'en');
