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
