import { X509Certificate } from 'node:crypto';
import { createServer, get } from 'node:https';
import { AddressInfo } from 'node:net';
import { createCertificate } from './createCertificate';

describe('createCertificate', () => {
  const now = new Date('2026-05-04T03:02:01Z');

  it('names loopback and vouches for itself', () => {
    const { certificate } = createCertificate(now);

    const parsed = new X509Certificate(certificate);
    expect(parsed.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1');
    expect(parsed.ca).toBe(true);
    expect(parsed.verify(parsed.publicKey)).toBe(true);
    expect(new Date(parsed.validTo)).toEqual(new Date('2027-05-04T03:02:01Z'));
  });

  it('is accepted by a client that trusts it, and by no other', async () => {
    const { certificate, key } = createCertificate(new Date());
    const server = createServer({ cert: certificate, key }, (_, response) =>
      response.end('hello'),
    );
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const status = (ca?: string) =>
      new Promise((resolve, reject) => {
        get({ host: '127.0.0.1', port, ca, agent: false }, response =>
          resolve(response.resume().statusCode),
        ).on('error', reject);
      });

    await expect(status(certificate)).resolves.toBe(200);
    await expect(status()).rejects.toMatchObject({
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    server.close();
  });
});
