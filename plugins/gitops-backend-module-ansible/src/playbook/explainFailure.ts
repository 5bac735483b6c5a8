import { Cause } from '@oneroof/plugin-gitops-common';

/**
 * What Ansible prints where it gives up, in our words. Its own words are not shown: they quote lines of playbooks and
 * values of variables, and either may be secret.
 */
const failures: ReadonlyArray<[sign: RegExp, cause: Cause]> = [
  [
    /the playbook: .{1,2000} could not be found/,
    { code: 'not-found', message: 'the playbook is not in its folder' },
  ],
  [
    /Specified hosts and\/or --limit does not match any hosts|no hosts matched/,
    {
      code: 'invalid',
      message: 'the playbook is for none of the hosts of the placement',
    },
  ],
  [
    /Attempting to decrypt but no vault secrets found|no vault secrets/i,
    {
      code: 'unauthorized',
      message: 'the playbook needs the password of a vault, and there is none',
    },
  ],
  [
    /couldn't resolve module\/action|the role '.{1,200}' was not found|unable to (?:find|resolve) (?:collection|role)/i,
    {
      code: 'not-found',
      message:
        'the playbook names a module, role or collection that is not there',
    },
  ],
  [
    /Syntax Error|YAML parsing failed|is not a valid attribute|conflicting action statements|no module\/action detected/i,
    { code: 'invalid', message: 'Ansible refuses the playbook as invalid' },
  ],
  [
    /Invalid callback for stdout specified|unexpected callback|ansible\.posix\.json/i,
    {
      code: 'not-configured',
      message:
        'Ansible has no callback "ansible.posix.json": install the collection ansible.posix',
    },
  ],
  [
    /No inventory was parsed|Unable to parse .{1,2000} as an inventory source|Completely failed to parse inventory/i,
    { code: 'invalid', message: 'Ansible cannot read the inventory' },
  ],
  [
    /Permission denied/i,
    {
      code: 'forbidden',
      message:
        'the user as whom playbooks run may not read something that the run needs',
    },
  ],
];

/** Ansible gives up within its first words; patterns over more would cost time. */
const maxLength = 20_000;

/** Why a run ended without a document, as far as that may be told. */
export function explainFailure(outcome: {
  exitCode: number | undefined;
  stderr: string;
  stdout: string;
}): Cause {
  const text = `${outcome.stderr.slice(0, maxLength)}\n${outcome.stdout.slice(
    0,
    maxLength,
  )}`;
  const known = failures.find(([sign]) => sign.test(text));
  return (
    known?.[1] ?? {
      code: 'partial',
      message:
        outcome.exitCode === undefined
          ? 'ansible-playbook was killed before it had told anything'
          : `ansible-playbook ended with code ${outcome.exitCode} and told nothing of its hosts`,
    }
  );
}
