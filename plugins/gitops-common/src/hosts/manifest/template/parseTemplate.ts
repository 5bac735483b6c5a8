import { hostManifestLimits } from '../limits';
import { parsePipeline, TokenReader } from './parseExpression';
import { requireDeclared } from './requireDeclared';
import { scanTemplate, TemplatePiece } from './scanTemplate';
import { TemplateFault } from './TemplateFault';
import { Expression, TemplateBranch, TemplateNode } from './TemplateNode';

type Action = Extract<TemplatePiece, { type: 'action' }>;

/** What ends the body of a block. */
interface Stop {
  word: 'end' | 'else' | 'else if';
  reader: TokenReader;
}

/** Words of Go's templates that mean something else than a function, and that are not read here. */
const unsupportedWords = [
  'with',
  'define',
  'template',
  'block',
  'break',
  'continue',
];

class TemplateParser {
  private next = 0;

  constructor(
    private readonly pieces: readonly TemplatePiece[],
    private readonly end: number,
  ) {}

  parseBody(depth: number): { nodes: TemplateNode[]; stop?: Stop } {
    if (depth > hostManifestLimits.depth) {
      throw new TemplateFault(
        'unsupported',
        `blocks stand within each other more than ${hostManifestLimits.depth} times`,
        this.pieces[this.next]?.offset ?? this.end,
      );
    }
    const nodes: TemplateNode[] = [];
    for (;;) {
      const piece = this.pieces[this.next];
      this.next += 1;
      if (!piece) {
        return { nodes };
      }
      if (piece.type === 'text') {
        nodes.push(piece);
        continue;
      }
      const reader = new TokenReader(piece.tokens, piece.offset);
      const stop = readStop(reader);
      if (stop) {
        return { nodes, stop: { word: stop, reader } };
      }
      nodes.push(this.parseAction(piece, reader, depth));
    }
  }

  private parseAction(
    action: Action,
    reader: TokenReader,
    depth: number,
  ): TemplateNode {
    const first = reader.peek();
    if (first?.type === 'word' && unsupportedWords.includes(first.text)) {
      throw new TemplateFault(
        'unsupported',
        `{{ ${first.text} }} is not supported in templates of host manifests`,
        action.offset,
      );
    }
    if (first?.type === 'word' && first.text === 'if') {
      reader.take();
      return this.parseIf(reader, depth);
    }
    if (first?.type === 'word' && first.text === 'range') {
      reader.take();
      return this.parseRange(action, reader, depth);
    }
    return parseSimpleAction(action, reader);
  }

  private parseIf(opening: TokenReader, depth: number): TemplateNode {
    const branches: TemplateBranch[] = [];
    let reader = opening;
    for (;;) {
      const condition = parseWhole(reader);
      const { nodes, stop } = this.parseBody(depth + 1);
      branches.push({ condition, body: nodes });
      if (stop?.word === 'else if') {
        reader = stop.reader;
        continue;
      }
      const otherwise = this.parseRest(stop, reader, depth);
      return { type: 'if', branches, otherwise };
    }
  }

  private parseRange(
    action: Action,
    reader: TokenReader,
    depth: number,
  ): TemplateNode {
    const variables = readDeclaration(reader);
    const over = parseWhole(reader);
    const { nodes, stop } = this.parseBody(depth + 1);
    if (stop?.word === 'else if') {
      throw stop.reader.unexpected();
    }
    return {
      type: 'range',
      variables,
      over,
      body: nodes,
      otherwise: this.parseRest(stop, reader, depth),
      offset: action.offset,
    };
  }

  /** What stands between `else` and `end`; nothing where there is no `else`. */
  private parseRest(
    stop: Stop | undefined,
    opening: TokenReader,
    depth: number,
  ): TemplateNode[] {
    if (stop?.word === 'end') {
      return [];
    }
    if (stop) {
      const rest = this.parseBody(depth + 1);
      if (rest.stop?.word === 'end') {
        return rest.nodes;
      }
      if (rest.stop) {
        throw rest.stop.reader.unexpected();
      }
    }
    throw new TemplateFault(
      'invalid-yaml',
      'a block has no {{ end }}',
      opening.offset,
    );
  }
}

/**
 * Reads a Go template: the part of the language that `docs/host-manifests.md` names.
 *
 * @throws TemplateFault
 */
export function parseTemplate(text: string): TemplateNode[] {
  const parser = new TemplateParser(scanTemplate(text), text.length);
  const { nodes, stop } = parser.parseBody(0);
  if (stop) {
    throw stop.reader.unexpected();
  }
  requireDeclared(nodes);
  return nodes;
}

function readStop(reader: TokenReader): Stop['word'] | undefined {
  const first = reader.peek();
  if (first?.type !== 'word' || !['end', 'else'].includes(first.text)) {
    return undefined;
  }
  reader.take();
  const second = reader.peek();
  if (
    first.text === 'else' &&
    second?.type === 'word' &&
    second.text === 'if'
  ) {
    reader.take();
    return 'else if';
  }
  reader.expectEnd();
  return first.text as 'end' | 'else';
}

function parseSimpleAction(action: Action, reader: TokenReader): TemplateNode {
  const { offset, source } = action;
  if (reader.isSign('=', 1)) {
    throw new TemplateFault(
      'unsupported',
      'a variable gets its value once, with ":="',
      offset,
    );
  }
  const [variable, second] = readDeclaration(reader);
  if (second !== undefined) {
    throw new TemplateFault(
      'invalid-yaml',
      'only range declares two variables',
      offset,
    );
  }
  const expression = parseWhole(reader);
  return variable === undefined
    ? { type: 'output', expression, source, offset }
    : { type: 'declaration', variable, expression };
}

/** Names before `:=`. */
function readDeclaration(reader: TokenReader): string[] {
  const names: string[] = [];
  const count = reader.isSign(':=', 1) ? 1 : 2;
  if (count === 2 && !(reader.isSign(',', 1) && reader.isSign(':=', 3))) {
    return names;
  }
  for (let index = 0; index < count; index += 1) {
    const token = reader.peek();
    if (
      token?.type !== 'path' ||
      !token.variable ||
      token.variable === '$' ||
      token.fields.length > 0
    ) {
      throw reader.unexpected();
    }
    names.push(token.variable);
    reader.take();
    reader.take();
  }
  return names;
}

function parseWhole(reader: TokenReader): Expression {
  const expression = parsePipeline(reader);
  reader.expectEnd();
  return expression;
}
