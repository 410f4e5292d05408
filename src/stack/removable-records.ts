/** The record by which ACM proves a name of a certificate: the same for every certificate of the account that has the name. */
export interface ValidationRecord {
  /** The certificate's name, such as `sales.example.com` or `*.example.com`. */
  domain: string;
  /** The record's, such as `_3639ac514e785e898d2646601fa951d5.sales.example.com`. */
  name: string;
  value: string;
}

/** A record of the hosted zone, as Route 53 has it. */
export interface ZoneRecord {
  name: string;
  type: string;
  ttl: number;
  values: readonly string[];
}

/** ACM proves `*.example.com` and `example.com` by the same record, and the DNS writes a last dot. */
const plain = (name: string) => name.toLowerCase().replace(/^\*\./, '').replace(/\.$/, '');

/**
 * The records of certificates that are gone which nothing needs any more. A record that any other certificate of the account needs stays:
 * ACM would look for it at the next renewal. `others`: the names of every certificate that there still is.
 * https://docs.aws.amazon.com/acm/latest/userguide/dns-renewal-validation.html
 */
export function removableRecords(
  gone: readonly ValidationRecord[],
  others: readonly string[],
  zone: readonly ZoneRecord[],
): ZoneRecord[] {
  const needed = new Set(others.map(plain));
  const unneeded = gone.filter(({ domain }) => !needed.has(plain(domain)));
  return zone.filter(
    ({ name, type, values }) =>
      type === 'CNAME' &&
      values.length === 1 &&
      unneeded.some(one => plain(one.name) === plain(name) && plain(one.value) === plain(values[0] ?? '')),
  );
}
