import { type AlbAnswer, redirectAnswer } from './answers.ts';
import type { RedirectDescription } from './ports.ts';
import type { VisitorRequest } from './visitor-request.ts';

/**
 * Performs a redirect action. Parts that it does not set keep the request's value, and the port is always included.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html#redirect-actions
 */
export function redirectBy(to: RedirectDescription, { host, port, path, query }: VisitorRequest): AlbAnswer {
  const parts: Readonly<Record<string, string>> = {
    protocol: 'http',
    host,
    port: String(port),
    path: path.slice(1),
    query,
  };
  const fill = (template: string) => template.replace(/#\{(\w+)\}/g, (_, part: string) => parts[part] ?? '');
  const protocol = fill(to.Protocol ?? '#{protocol}').toLowerCase();
  const target = `${fill(to.Host ?? '#{host}')}:${fill(to.Port ?? '#{port}')}${fill(to.Path ?? '/#{path}')}`;
  const search = fill(to.Query ?? '#{query}');
  const location = `${protocol}://${target}${search && `?${search}`}`;
  return redirectAnswer(location, [], to.StatusCode === 'HTTP_302' ? 302 : 301);
}
