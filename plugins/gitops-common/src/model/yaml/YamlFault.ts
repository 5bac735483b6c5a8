/** Where something stands in a text; both are one-based. */
export interface TextPosition {
  line: number;
  column: number;
}

/** Why a text or one of its documents is refused. */
export interface YamlFault extends Partial<TextPosition> {
  code: 'invalid-yaml' | 'duplicate-key' | 'too-large';
  message: string;
}

/** Ends the reading of a text at the first thing that would cost too much. */
export class YamlRefusal extends Error {
  constructor(
    readonly code: YamlFault['code'],
    message: string,
    readonly offset?: number,
  ) {
    super(message);
    this.name = 'YamlRefusal';
  }
}
