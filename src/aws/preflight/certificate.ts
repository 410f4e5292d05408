import { type ACMClient, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import type { Certificate } from '../../preflight/certificate.ts';
import { unlessMissing } from '../missing.ts';
import { look } from './look.ts';

const day = 24 * 60 * 60 * 1000;

/** A certificate, in the region of the client; undefined where there is none. */
export const certificate = (acm: ACMClient, CertificateArn: string) =>
  look('acm:DescribeCertificate', async (patience): Promise<Certificate | undefined> => {
    const asked = acm.send(new DescribeCertificateCommand({ CertificateArn }), patience);
    const found = (await unlessMissing(asked, 'ResourceNotFoundException'))?.Certificate;
    if (!found) return undefined;
    const { Status = '', DomainName = '', SubjectAlternativeNames = [DomainName], KeyAlgorithm = '', NotAfter } = found;
    return {
      status: Status,
      names: SubjectAlternativeNames,
      keyAlgorithm: KeyAlgorithm.replace('-', '_'), // ACM answers RSA-2048, whatever its model says
      ...(NotAfter ? { expires: expiry(NotAfter) } : {}),
    };
  });

const expiry = (end: Date) => ({
  on: end.toISOString().slice(0, 10),
  inDays: Math.floor((end.getTime() - Date.now()) / day),
});
