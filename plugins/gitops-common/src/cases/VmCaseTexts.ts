/**
 * The texts of a case folder in `vm/`: those of them that the tool of the case prints or reads.
 *
 * @public
 */
export interface VmCaseTexts {
  case: string;
  /** `inventory.json`, as `ansible-inventory --list` prints it. */
  inventory?: string;
  /** `check.json`, as `ansible-playbook --check` prints it. */
  check?: string;
  /** `facts.json` of one host, as Ansible caches them. */
  facts?: string;
  /** `goss.yaml`. */
  manifest?: string;
}
