import { en } from "./en";
import { zh } from "./zh";

export type Word = keyof typeof en;
export type Translate = (word: Word, values?: Record<string, string | number>) => string;

/** Words of the page in the reader's language; `{name}` stands for a value, `{count|one|many}` chooses by number. */
export function translator(locale: string): Translate {
  const words: Record<Word, string> = /^zh/i.test(locale) ? zh : en;
  return (word, values = {}) =>
    words[word].replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (_, name: string, one?: string, many?: string) => {
      const value = values[name];
      return one === undefined ? String(value ?? "") : String((value === 1 ? one : many) ?? "");
    });
}

export function languageOf(locale: string): string {
  return /^zh/i.test(locale) ? "zh-CN" : "en";
}
