import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { MergeView } from '@codemirror/merge';
import { EditorState, Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The two sides of a comparison. */
export interface Sides {
  git: string;
  live: string;
}

/** Names of the two sides, and what the editor says by itself. */
export interface MergeWords extends Sides {
  /** Stands for lines that are left out; `$` is their number. */
  unchangedLines: string;
}

/** The portal's own tokens, so that the editor follows light and dark by itself. */
const theme = EditorView.theme({
  '&': {
    backgroundColor: 'transparent',
    color: 'var(--bui-fg-primary)',
    fontSize: 'var(--bui-font-size-2)',
  },
  '&.cm-focused': {
    outline: '2px solid var(--bui-ring)',
    outlineOffset: '-2px',
  },
  '.cm-scroller': {
    fontFamily: 'var(--bui-font-monospace)',
    lineHeight: '1.6',
  },
  '.cm-gutters': {
    backgroundColor: 'transparent',
    color: 'var(--bui-fg-secondary)',
    border: 'none',
  },
  '.cm-collapsedLines': {
    background: 'var(--bui-bg-neutral-2)',
    color: 'var(--bui-fg-primary)',
  },
  // The ornaments around it are no letters of many fonts.
  '.cm-collapsedLines::before, .cm-collapsedLines::after': {
    content: '"" !important',
    margin: '0 !important',
  },
});

const sideTheme = (background: string, mark: string) =>
  EditorView.theme({
    '.cm-changedLine, .cm-line.cm-changedLine': {
      backgroundColor: `${background} !important`,
    },
    '.cm-changedText': {
      background: 'none !important',
      boxShadow: `inset 0 -2px 0 ${mark}`,
    },
    '.cm-changedLineGutter': { background: `${mark} !important` },
  });

const highlight = HighlightStyle.define([
  {
    tag: [tags.propertyName, tags.definition(tags.propertyName)],
    color: 'var(--bui-announcement-fg-subdued)',
  },
  { tag: tags.comment, color: 'var(--bui-fg-secondary)' },
]);

function side(
  label: string,
  unchangedLines: string,
  look: Extension,
): Extension[] {
  return [
    EditorState.phrases.of({ '$ unchanged lines': unchangedLines }),
    lineNumbers(),
    yaml(),
    syntaxHighlighting(highlight),
    theme,
    look,
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    // What differs often stands at the end of a long line.
    EditorView.lineWrapping,
    // An editor that cannot be edited is not focusable by itself, and then not scrollable with a keyboard.
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
  ];
}

/** Builds a read-only side-by-side comparison inside `parent`; the caller destroys it. */
export function createMergeView(
  parent: HTMLElement,
  texts: Sides,
  words: MergeWords,
): MergeView {
  return new MergeView({
    parent,
    a: {
      doc: texts.git,
      extensions: side(
        words.git,
        words.unchangedLines,
        sideTheme(
          'var(--bui-positive-bg-subdued)',
          'var(--bui-positive-border)',
        ),
      ),
    },
    b: {
      doc: texts.live,
      extensions: side(
        words.live,
        words.unchangedLines,
        sideTheme(
          'var(--bui-negative-bg-subdued)',
          'var(--bui-negative-border)',
        ),
      ),
    },
    gutter: true,
    highlightChanges: true,
    collapseUnchanged: { margin: 3, minSize: 6 },
    // Two unlike documents of thousands of lines must not freeze the page for an exact answer.
    diffConfig: { scanLimit: 2000, timeout: 500 },
  });
}
