import type { Language } from '../../../src/kit/languages.ts';

const invisible = /<!doctype html>|<(head|style|script|svg)\b[\s\S]*?<\/\1>/gi;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
/** Elements that do not begin a line of their own. */
const inline = /^\/?(?:a|b|bdi|code|em|i|small|span|strong|time|wbr|kbd|abbr|label)$/;

/** What a browser shows of a page, line by line: its title first, a button between brackets. Without the summary in the other language. */
export function plainText(html: string, language: Language): string[] {
  const [, title = ''] = /<title>([\s\S]*?)<\/title>/.exec(html) ?? [];
  const other = language === 'en' ? 'ja' : 'en';
  const shown = html
    .replaceAll(invisible, '')
    .replaceAll(new RegExp(`<section lang="${other}">[\\s\\S]*?</section>`, 'g'), '')
    .replaceAll(/<button\b[^>]*>([\s\S]*?)<\/button>/g, '\n[$1]\n')
    .replaceAll(/<[^>]*?(?:placeholder|aria-label)="([^"]*)"[^>]*>/g, (tag, label: string) => `${tag}\n${label}\n`)
    .replaceAll(/<(\/?\w+)[^>]*>/g, (_tag, name: string) => (inline.test(name) ? ' ' : '\n'))
    .replaceAll(/&(#?\w+);/g, (entity, name: string) => entities[name] ?? entity);
  return [title, ...shown.split('\n')].map(line => line.replaceAll(/\s+/g, ' ').trim()).filter(line => line !== '');
}
