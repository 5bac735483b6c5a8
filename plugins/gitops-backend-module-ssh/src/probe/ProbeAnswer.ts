import { Cause } from '@oneroof/plugin-gitops-common';

/** Exit statuses by which functions of the probe say why they have no answer. */
export const probeStatus = {
  absent: 90,
  forbidden: 91,
  tooLarge: 92,
  noProgram: 93,
} as const;

/** What a command of the probe has printed. */
export interface Section {
  /** Invalid UTF-8 in it is replaced. */
  text: string;
  /** How it ended; absent where it printed more than it may. */
  status?: number;
}

/** Everything that a host has said in one pass. */
export class ProbeAnswer {
  readonly #sections: ReadonlyMap<string, Section>;

  constructor(
    sections: ReadonlyMap<string, Section>,
    readonly context: {
      /** Name of the host, and the account that looked: who may not see what. */
      host: string;
      account: string;
      /** Why answers are missing. */
      missing: Cause;
    },
  ) {
    this.#sections = sections;
  }

  /** The answer of that name, or why there is none that can be used. */
  get(name: string): Section | { cause: Cause } {
    const section = this.#sections.get(name);
    if (!section) {
      return { cause: this.context.missing };
    }
    return section.status === undefined
      ? { cause: { code: 'too-large', message: 'more than is read' } }
      : section;
  }

  /** An answer where a cut one is as good as none. */
  find(name: string): Section | undefined {
    const section = this.get(name);
    return 'cause' in section ? undefined : section;
  }

  /** `cannot read /etc/shadow as oneroof` */
  forbidden(what: string): Cause {
    return {
      code: 'forbidden',
      message: `cannot ${what} as ${this.context.account}`,
    };
  }
}
