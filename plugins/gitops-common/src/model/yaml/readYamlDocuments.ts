import {
  Composer,
  Document,
  DocumentOptions,
  Lexer,
  LineCounter,
  Parser,
  ParseOptions,
  SchemaOptions,
} from 'yaml';
import { JsonValue } from '../resource';
import { convertYamlDocument } from './convertYamlNode';
import { coreDialect, gossDialect, kubernetesDialect } from './dialects';
import { TextPosition, YamlFault, YamlRefusal } from './YamlFault';
import { YamlLimits } from './YamlLimits';

/** One document of a text. Where it has faults, its value is only good for guessing what it was meant to be. */
export interface YamlDocument {
  value: JsonValue | undefined;
  faults: YamlFault[];
  document: Document.Parsed;
}

/** The documents of a text, and why it was refused as a whole or from some point on. */
export interface YamlText {
  documents: YamlDocument[];
  refusal?: YamlFault;
  positionAt(offset: number | undefined): TextPosition | undefined;
}

const dialects = {
  core: coreDialect,
  kubernetes: kubernetesDialect,
  goss: gossDialect,
};

/**
 * Reads untrusted YAML. Never throws: what is wrong or too costly comes back as a fault with its position.
 */
export function readYamlDocuments(
  text: string,
  dialect: keyof typeof dialects,
  limits: YamlLimits,
): YamlText {
  const lines = new LineCounter();
  const positionAt = (offset: number | undefined) => {
    if (offset === undefined) {
      return undefined;
    }
    const { line, col } = lines.linePos(offset);
    return line > 0 ? { line, column: col } : undefined;
  };
  const result: YamlText = { documents: [], positionAt };
  if (text.length > limits.characters) {
    result.refusal = {
      code: 'too-large',
      message: `longer than ${limits.characters} characters`,
    };
    return result;
  }
  const options: ParseOptions & DocumentOptions & SchemaOptions = {
    ...dialects[dialect],
    intAsBigInt: true,
    // A tag outside of the dialect is refused, not resolved.
    resolveKnownTags: false,
    // Compares each key with each other key. Duplicates are found while converting.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  };
  const budget = { values: 0 };
  try {
    for (const document of new Composer(options).compose(
      tokens(text, lines, limits),
    )) {
      if (result.documents.length >= limits.documents) {
        throw new YamlRefusal(
          'too-large',
          `more than ${limits.documents} documents`,
        );
      }
      const { value, faults } = convertYamlDocument(document, limits, budget);
      result.documents.push({
        value,
        document,
        faults: [
          ...document.errors.map(error => ({
            code: 'invalid-yaml' as const,
            message: error.message,
            ...positionAt(error.pos[0]),
          })),
          // A tag that is not known is only a warning to the library, and its value a guess.
          ...document.warnings.map(warning => ({
            code: 'invalid-yaml' as const,
            message: warning.message,
            ...positionAt(warning.pos[0]),
          })),
          ...faults.map(({ offset, ...fault }) => ({
            ...fault,
            ...positionAt(offset),
          })),
        ],
      });
    }
  } catch (error) {
    result.refusal =
      error instanceof YamlRefusal
        ? {
            code: error.code,
            message: error.message,
            ...positionAt(error.offset),
          }
        : { code: 'invalid-yaml', message: 'cannot be read as YAML' };
  }
  return result;
}

/** The composer descends by recursion, so depth is stopped here, where it is only the length of a stack. */
function* tokens(text: string, lines: LineCounter, limits: YamlLimits) {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  // A level of nesting takes up to two places of the stack.
  const most = limits.depth * 2 + 10;
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > most) {
      throw new YamlRefusal(
        'too-large',
        `nested deeper than ${limits.depth} levels`,
        parser.offset,
      );
    }
  }
  yield* parser.end();
}
