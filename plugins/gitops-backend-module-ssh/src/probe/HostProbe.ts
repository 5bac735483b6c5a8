import { Cause, HostQuestion, HostThing } from '@oneroof/plugin-gitops-common';
import { ProbeAnswer } from './ProbeAnswer';

/** A question with the word by which its answers are recognised. */
export interface NumberedQuestion extends HostQuestion {
  /** For example `q12`. */
  id: string;
}

/** What the operator allows. */
export interface ProbeOptions {
  allowCommands: boolean;
}

/** How things of one kind are looked at on a host. */
export interface HostProbe {
  /** Functions of the shell that `ask` calls. */
  functions: string;

  /** Why this thing cannot be asked about, whatever the host. */
  refuse(question: HostQuestion, options: ProbeOptions): Cause | undefined;

  /** Lines of shell that ask for all things of this kind. Every word of git in them is quoted. */
  ask(questions: readonly NumberedQuestion[]): string[];

  /** What the host has said about one of them. */
  read(question: NumberedQuestion, answer: ProbeAnswer): HostThing;
}
