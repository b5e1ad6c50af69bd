/** Attributes of an editor in which the text of an article is read or corrected. */
export function textbox(label: string, language: string): Record<string, string> {
  return {
    role: 'textbox',
    'aria-label': label,
    'aria-multiline': 'true',
    // Editable as it is, it would have the focus anyway; this says so to those who look at attributes only.
    tabindex: '0',
    spellcheck: 'false',
    autocorrect: 'off',
    autocapitalize: 'off',
    translate: 'no',
    lang: language,
  }
}

/**
 * Keeps React from walking a text that has the focus. Before each commit React notes the selection of the focused
 * element, if that says of itself that it is editable, and counts its offsets through every node: at a million words ten
 * milliseconds of each press. The attribute, which the browser and ProseMirror go by, stays as it is.
 */
export function hideFromReact(text: HTMLElement): void {
  Object.defineProperty(text, 'contentEditable', { value: 'plaintext-only' })
}
