import { declarationLimits, YamlLimits } from '../../model/yaml/YamlLimits';

/** What a file of a host manifest may cost, before and after variables are put in. */
export const fileLimits: Readonly<YamlLimits> = declarationLimits;

/** What a host manifest and its templates may cost. */
export const hostManifestLimits = {
  files: 100,
  /** Declared things of one host. */
  items: 5_000,
  /** Characters of a key: the path of a file, a command. */
  keyLength: 4_096,
  /** Characters that one template writes for one host, values included. */
  output: fileLimits.characters,
  /** Rounds of all loops of one template together. */
  rounds: 10_000,
  /** Steps of evaluation of one template. */
  steps: 200_000,
  /** Blocks and parentheses within each other. */
  depth: 50,
  /** Ways through a template whose conditions cannot be told. */
  ways: 50,
  /** Problems that are told one by one. */
  problems: 100,
} as const;
