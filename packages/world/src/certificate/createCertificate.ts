import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { der } from './der';

/** A certificate with its private key, both in PEM. */
export interface Certificate {
  certificate: string;
  key: string;
}

const dayMs = 24 * 3600_000;

/**
 * A fresh self-signed certificate for `localhost` and 127.0.0.1, valid for a year. Clients of Kubernetes send no token
 * without TLS, and neither Node nor a fresh machine has a tool that makes certificates.
 */
export function createCertificate(now: Date): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  });
  const algorithm = der.sequence(der.objectId('1.2.840.10045.4.3.2')); // ECDSA with SHA-256
  const name = der.sequence(
    der.set(der.sequence(der.objectId('2.5.4.3'), der.utf8('oneroof-world'))),
  );
  const content = der.sequence(
    der.explicit(0, der.integer(Buffer.from([2]))), // version 3
    der.integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    algorithm,
    name,
    der.sequence(
      // A day back, so that a client whose clock is behind accepts it too.
      der.time(new Date(now.getTime() - dayMs)),
      der.time(new Date(now.getTime() + 365 * dayMs)),
    ),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der.explicit(3, createExtensions()),
  );
  const signature = sign('sha256', content, privateKey);
  const certificate = der.sequence(content, algorithm, der.bits(signature));
  return {
    certificate: toPem(certificate),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function createExtensions(): Buffer {
  const names = der.sequence(
    der.implicit(2, Buffer.from('localhost')),
    der.implicit(7, Buffer.from([127, 0, 0, 1])),
  );
  return der.sequence(
    der.sequence(
      der.objectId('2.5.29.19'), // basic constraints: its own authority
      der.true(),
      der.octets(der.sequence(der.true())),
    ),
    der.sequence(der.objectId('2.5.29.17'), der.octets(names)), // alternative names
  );
}

function toPem(value: Buffer): string {
  const lines = value.toString('base64').match(/.{1,64}/g) ?? [];
  return [
    '-----BEGIN CERTIFICATE-----',
    ...lines,
    '-----END CERTIFICATE-----',
    '',
  ].join('\n');
}
