/** What a request says of where it comes from. Empty texts where it does not say. */
export interface RequestOrigin {
  method: string;
  /** The header Sec-Fetch-Site, which a page's script cannot set. */
  site: string;
  /** The header Origin. */
  origin: string;
}

/**
 * Whether a request may change something at the origin `own`: only what a page of that origin sends, and programs that say so. `same-site`
 * is not enough, because the apps and the portal are hosts of one domain. GET and HEAD may come from anywhere: they change nothing.
 *
 * As https://pkg.go.dev/net/http#CrossOriginProtection has it, except that it lets requests without both headers pass.
 */
export function mayChange({ method, site, origin }: RequestOrigin, own: string): boolean {
  if (method === 'GET' || method === 'HEAD') return true;
  return site === '' ? origin === own : site === 'same-origin';
}
