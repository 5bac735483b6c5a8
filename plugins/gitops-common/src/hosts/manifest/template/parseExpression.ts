import { hostManifestLimits } from '../limits';
import { Token } from './scanAction';
import { TemplateFault } from './TemplateFault';
import { Expression } from './TemplateNode';

/** Reads the words of one action from left to right. */
export class TokenReader {
  private next = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly end: number,
  ) {}

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.next + ahead];
  }

  take(): Token | undefined {
    const token = this.tokens[this.next];
    this.next += 1;
    return token;
  }

  isSign(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token?.type === 'sign' && token.text === text;
  }

  get offset(): number {
    return this.peek()?.offset ?? this.end;
  }

  expectEnd() {
    if (this.peek()) {
      throw this.unexpected();
    }
  }

  unexpected(): TemplateFault {
    const what = this.peek() ? 'something' : 'the end of the action';
    return new TemplateFault(
      'invalid-yaml',
      `${what} stands where a template cannot have it`,
      this.offset,
    );
  }
}

const literals: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['nil', null],
]);

/**
 * Reads commands with `|` between them: what one computes is the last argument of the next.
 *
 * @throws TemplateFault
 */
export function parsePipeline(reader: TokenReader, depth = 0): Expression {
  if (depth > hostManifestLimits.depth) {
    throw new TemplateFault(
      'unsupported',
      `parentheses stand within each other more than ${hostManifestLimits.depth} times`,
      reader.offset,
    );
  }
  let result = parseCommand(reader, depth);
  while (reader.isSign('|')) {
    reader.take();
    const command = parseCommand(reader, depth);
    if (command.type !== 'call') {
      throw new TemplateFault(
        'invalid-yaml',
        'after "|" a function is needed',
        command.offset,
      );
    }
    result = { ...command, args: [...command.args, result] };
  }
  return result;
}

function parseCommand(reader: TokenReader, depth: number): Expression {
  const first = reader.peek();
  const isCall = first?.type === 'word' && !literals.has(first.text);
  const head = parseOperand(reader, depth);
  const args: Expression[] = [];
  while (reader.peek() && !reader.isSign('|') && !reader.isSign(')')) {
    args.push(parseOperand(reader, depth));
  }
  if (head.type === 'call' && isCall) {
    return { ...head, args };
  }
  if (args.length > 0) {
    throw new TemplateFault(
      'invalid-yaml',
      'a value takes no arguments',
      args[0].offset,
    );
  }
  return head;
}

function parseOperand(reader: TokenReader, depth: number): Expression {
  const { offset } = reader;
  const token = reader.peek();
  if (reader.isSign('(')) {
    reader.take();
    const inside = parsePipeline(reader, depth + 1);
    if (!reader.isSign(')')) {
      throw reader.unexpected();
    }
    const close = reader.take()!;
    const next = reader.peek();
    const goesOn =
      next?.type === 'path' &&
      next.variable === undefined &&
      next.fields.length > 0 &&
      next.offset === close.offset + 1;
    if (!goesOn) {
      return inside;
    }
    reader.take();
    return { type: 'fields', of: inside, fields: next.fields, offset };
  }
  if (!token || token.type === 'sign') {
    throw reader.unexpected();
  }
  reader.take();
  switch (token.type) {
    case 'path':
      return {
        type: 'path',
        fields: token.fields,
        offset,
        ...(token.variable !== undefined && { variable: token.variable }),
      };
    case 'word':
      return literals.has(token.text)
        ? { type: 'literal', value: literals.get(token.text)!, offset }
        : { type: 'call', name: token.text, args: [], offset };
    default:
      return { type: 'literal', value: token.value, offset };
  }
}
