/** The parts that dpkg and rpm share: `epoch:version-release`. */
export interface VersionParts {
  epoch: string;
  version: string;
  /** Undefined where there is none. */
  release?: string;
}

const epochMark = /^(\d*):/;

/** Splits at the first colon, if only digits stand before it, and at the last hyphen. */
export function splitVersion(text: string): VersionParts {
  const epoch = epochMark.exec(text);
  const rest = epoch ? text.slice(epoch[0].length) : text;
  const hyphen = rest.lastIndexOf('-');
  return {
    epoch: epoch?.[1] ?? '',
    version: hyphen < 0 ? rest : rest.slice(0, hyphen),
    ...(hyphen >= 0 && { release: rest.slice(hyphen + 1) }),
  };
}
