/** Formats in which a report is printed. */
export const outputFormats = ['table', 'json', 'yaml'] as const;

/** One of {@link outputFormats}. */
export type OutputFormat = (typeof outputFormats)[number];
