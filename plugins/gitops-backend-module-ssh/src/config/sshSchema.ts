import { isAbsolute } from 'node:path';
import { z } from 'zod';
import {
  isAddress,
  isInventoryName,
  isPort,
  isUserName,
} from '../connection/destinationPatterns';
import { isLockedKey } from './isLockedKey';

const word = (matches: (text: string) => boolean, what: string) =>
  z.string().refine(matches, `is not ${what}`);

const name = word(
  isInventoryName,
  'a name: letters, digits and . _ - only, 253 at most, the first a letter, a digit or _',
);
const address = word(isAddress, 'a host name or an IP address');
const user = word(isUserName, 'the name of an account');
const port = z.number().refine(isPort, 'is not a port');

const algorithms = word(
  text => /^[+^-]?[A-Za-z0-9@.*?!_-]+(,[A-Za-z0-9@.*?!_-]+)*$/.test(text),
  'a list of algorithms as OpenSSH writes it',
).optional();

const duration = z.union([z.string(), z.record(z.string(), z.unknown())]);

const knownHosts = z
  .strictObject({
    path: word(isAbsolute, 'an absolute path').optional(),
    text: z.string().trim().min(1, 'is empty').optional(),
  })
  .refine(
    value => (value.path === undefined) !== (value.text === undefined),
    'give exactly one of "path" and "text"',
  );

/** `ssh` of an entry of `gitops.inventories`. Unknown keys are mistakes: a misspelled limit would not limit. */
export const sshSchema = z
  .strictObject({
    hosts: z
      .array(
        z.strictObject({
          name,
          address: address.optional(),
          port: port.optional(),
          user: user.optional(),
          groups: z.array(name).optional(),
        }),
      )
      .min(1, 'name at least one host, or leave it out')
      .optional(),
    user,
    port: port.optional(),
    privateKey: z
      .string()
      .refine(
        text => /^\s*-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text),
        'is not a private key in OpenSSH or PEM format',
      )
      .refine(
        text => !isLockedKey(text),
        'has a passphrase, and nobody is there to give it; use an agent, or a key without one',
      )
      .optional(),
    agent: z.boolean().optional(),
    knownHosts,
    jumpHost: z
      .strictObject({
        address,
        port: port.optional(),
        user: user.optional(),
      })
      .optional(),
    algorithms: z
      .strictObject({
        hostKeys: algorithms,
        publicKeys: algorithms,
        keyExchanges: algorithms,
        ciphers: algorithms,
        macs: algorithms,
      })
      .optional(),
    timeout: duration.optional(),
    concurrency: z.number().int().min(1).max(500).optional(),
    allowCommands: z.boolean().optional(),
  })
  .refine(
    value => (value.privateKey === undefined) === (value.agent === true),
    'give exactly one of "privateKey" and "agent: true"',
  );

export type SshSection = z.infer<typeof sshSchema>;
