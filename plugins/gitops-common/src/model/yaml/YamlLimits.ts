/**
 * What a text may cost before it is refused.
 *
 * @public
 */
export interface YamlLimits {
  /** Length of the whole text in UTF-16 code units. */
  characters: number;
  /** Documents in one text. */
  documents: number;
  /** Levels of nesting. */
  depth: number;
  /** Uses of aliases in one document. */
  aliases: number;
  /** Values in all documents together, with every use of an alias counted as if it were written out. */
  values: number;
}

/**
 * Limits of the documents that people write: `Environment` and `Delivery`.
 *
 * @public
 */
export const declarationLimits: Readonly<YamlLimits> = {
  characters: 1024 * 1024,
  documents: 200,
  depth: 50,
  aliases: 100,
  values: 100_000,
};

/**
 * Limits of manifests. One rendered text may hold a whole application, custom resource definitions included.
 *
 * @public
 */
export const manifestLimits: Readonly<YamlLimits> = {
  characters: 16 * 1024 * 1024,
  documents: 5_000,
  depth: 100,
  aliases: 1_000,
  values: 2_000_000,
};
