import { expect, test } from '@jest/globals';
import { classifyVisit, type VisitKind, type VisitRequest } from './visit.ts';

const opening: VisitRequest = {
  method: 'GET',
  wantsPage: true,
  mode: 'navigate',
  destination: 'document',
  purpose: ',,,',
  userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/19.0 Safari/605.1.15',
};
const { mode: _, destination: __, ...silent } = opening;

test.each<[string, VisitRequest, VisitKind]>([
  ['a page that is opened', opening, 'navigation'],
  ['the same by a browser that says nothing of it', silent, 'navigation'],
  ['HEAD', { ...opening, method: 'HEAD' }, 'other-method'],
  ['POST', { ...opening, method: 'POST' }, 'other-method'],
  ['OPTIONS', { ...opening, method: 'OPTIONS' }, 'other-method'],
  ['fetch', { ...opening, mode: 'cors' }, 'no-navigation'],
  ['fetch of one’s own page', { ...opening, mode: 'same-origin' }, 'no-navigation'],
  ['two answers to one question', { ...opening, mode: 'navigate,cors' }, 'no-navigation'],
  ['a program', { ...silent, wantsPage: false }, 'no-navigation'],
  ['a frame', { ...opening, destination: 'iframe' }, 'embedded'],
  ['an object', { ...opening, destination: 'object' }, 'embedded'],
  ['a link that is fetched before', { ...opening, destination: 'empty', purpose: 'prefetch' }, 'embedded'],
  ['a prefetch', { ...opening, purpose: 'prefetch' }, 'speculation'],
  ['a prerender', { ...opening, purpose: 'prefetch;prerender' }, 'speculation'],
  ['a prefetch by proxy', { ...opening, purpose: 'prefetch;anonymous-client-ip,,,' }, 'speculation'],
  ['a preview of Safari', { ...opening, purpose: ',,preview,' }, 'speculation'],
  ['an old Firefox', { ...silent, purpose: ',,,Prefetch' }, 'speculation'],
])('%s', (_name, visit, kind) => {
  expect(classifyVisit(visit)).toBe(kind);
});

test.each([
  'Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)',
  'Pingdom.com_bot_version_1.4_(http://www.pingdom.com/)',
  'Uptime-Kuma/2.0.0',
  'Better Uptime Bot Mozilla/5.0 (Windows NT 10.0; Win64; x64)',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/130 Safari/537.36 DatadogSynthetics',
  'Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/130 Safari/537.36 CloudWatchSynthetics/arn:aws:synthetics:eu-west-1',
  'ELB-HealthChecker/2.0',
])('a monitor: %s', userAgent => {
  expect(classifyVisit({ ...opening, userAgent })).toBe('monitor');
});

test.each([
  '',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36',
])('no monitor: %s', userAgent => {
  expect(classifyVisit({ ...opening, userAgent })).toBe('navigation');
});
