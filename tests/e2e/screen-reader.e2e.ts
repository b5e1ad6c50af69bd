import { type App, expect, test } from './app'
import { tour } from './views'

/** What a screen reader is to find in a view: under each root these things in this order, others may stand between. */
const trees: Readonly<Record<string, string>> = {
  'reader, claim selected': `
    - toolbar "Codes":
      - button "Claim"
      - button "Source"
      - button "Cue"
    - navigation "Library":
      - region "Sessions":
        - heading "Sessions" [level=2]
      - region "Articles":
        - heading "Articles" [level=2]
    - main "Article":
      - heading "Footbridge in Larkfield closes as engineers and council disagree" [level=1]
      - textbox "Article text":
        - heading /Footbridge in Larkfield/ [level=2]
        - paragraph: /The Larkfield footbridge will close on Monday/
        - paragraph: /officials had known about the damage since March/
    - complementary "Annotations and inspector":
      - region "Annotation list":
        - heading "Annotations" [level=2]
        - listbox "Annotations":
          - 'option "Cue: reported"'
          - 'option "Claim: officials had known about the damage since March" [selected]'
          - 'option "Source: officials"'
      - region "Inspector":
        - heading "Claim" [level=2]
        - blockquote: officials had known about the damage since March
        - group "Statement":
          - textbox "Restated"
          - combobox "Verdict"
        - group "Attribution":
          - paragraph: officials → The Vale Courier → Harrow Vale Gazette
          - list "Sources":
            - listitem:
              - button "officials"
              - button "Unlink officials"
          - list "Cues"
          - list "Claims"
          - list "Relays":
            - listitem:
              - text: The Vale Courier
              - button "Remove relay The Vale Courier"
        - group "Fields":
          - combobox "Code"
        - textbox "Note"
    - contentinfo:
      - status "Counts": /\\d+ claims, \\d+ sources, \\d+ cues, \\d+ open ends/
      - status "Save state": Saved
  `,
  'overlapping marks': `
    - main "Article":
      - text: "Claim: The closure; Claim: closure has split; Claim: The closure has split the town in two"
    - region "Inspector":
      - region "Marks here":
        - heading "3 marks here" [level=2]
        - list:
          - listitem:
            - 'button "Claim: The closure"'
          - listitem:
            - 'button "Claim: closure has split"'
          - listitem:
            - 'button "Claim: The closure has split the town in two"'
  `,
  'current attribution': `
    - region "Current attribution":
      - text: Source missing Cue none Claim “the town”
      - button "Keep open L"
      - button "End Esc"
  `,
  'link mode': `
    - region "Current attribution":
      - text: Source missing Cue none Claim “the town”
      - button "Author A"
      - button "Unattributed U"
      - button "Link… L"
      - button "End Esc"
      - region "Link":
        - text: "Link “the town” to:"
        - button "closure has split"
  `,
  palette: `
    - textbox "Article text"
    - toolbar "Tag selection":
      - button "Claim"
      - button "Source"
      - button "Cue"
  `,
  'kept code': `
    - toolbar "Codes":
      - button "Claim"
      - button "Source" [pressed]
      - button "Cue"
    - contentinfo:
      - button "Tagging each selection as Source Esc"
  `,
  'list with filters': `
    - region "Annotation list":
      - status "Listed annotations": /^\\d of \\d+$/
      - search:
        - searchbox "Search the text and filter annotations"
        - button "Match case"
        - button "Whole words"
        - button "Regular expression"
      - button /Show Claim \\d+/ [pressed]
      - button /Open ends \\d+/ [pressed]
      - combobox "Field to filter by":
        - 'option "Claim: Check-worthy" [selected]'
      - combobox "Value of Check-worthy"
      - combobox "Order of annotations":
        - option "By source" [selected]
      - listbox "Annotations":
        - 'option "Claim: closure has split"'
  `,
  'several chosen': `
    - listbox "Annotations":
      - 'option "Claim: The Larkfield footbridge will close on Monday for at least six weeks" [selected]'
      - 'option "Source: the council of Harrow Vale" [selected]'
      - 'option "Cue: said" [selected]'
      - option /We found cracks/
    - region "Inspector":
      - heading "3 marks" [level=2]
      - button "Delete all"
      - paragraph: 1 × Claim, 1 × Source, 1 × Cue
      - button "Link together"
      - group "Fields of all":
        - combobox "Code":
          - option "Several codes" [selected]
  `,
  'dialog: occurrences': `
    - dialog "Tag all occurrences":
      - combobox "Tag as":
        - option "Source" [selected]
      - checkbox "Whole words" [checked]
      - checkbox "Match case"
      - status "Occurrences": 0 of 1 ticked, 1 already tagged
      - button "Tick none" [disabled]
      - listbox "Occurrences in the text":
        - option /Mira Oduvan, the council's head of works, told … already tagged/ [disabled]
      - button "Tag 0 occurrences" [disabled]
  `,
  'dialog: commands found': `
    - dialog "Commands":
      - heading "Commands" [level=2]
      - combobox "Find a command, a code or an article" [expanded]: mark
      - listbox "Commands":
        - option "Next mark N Alt+↓" [selected]
        - option "Previous mark P Alt+↑"
        - option "Remove the selected mark Delete Backspace Select a mark first" [disabled]
  `,
  'dialog: key refused': `
    - dialog "Settings":
      - navigation "Settings":
        - button "General"
        - button "Keys"
      - searchbox "Find a command or a key"
      - button "Reset all" [disabled]
      - list "Commands and their keys":
        - listitem: Tag as Claim C Alt+C in the codebook
        - listitem:
          - text: Next mark N Alt+↓
          - button "Press the new key, or Esc"
          - button "Add Next mark"
          - 'button "None: Next mark"'
          - button "Reset Next mark" [disabled]
          - alert: C is the key of “Tag as Claim”. Press another key, or change that one first.
        - listitem:
          - text: Previous mark P Alt+↑
          - button "Change Previous mark"
  `,
  correcting: `
    - region "Correcting the text":
      - button "Finish Ctrl+Enter"
      - button "Cancel Esc"
      - textbox "Text being corrected":
        - heading /Footbridge/ [level=2]
        - paragraph: /The Larkfield footbridge/
  `,
  'dialog: throw the correction away': `
    - dialog "Throw the correction away?":
      - paragraph: /The text was changed/
      - button "Go on correcting"
      - button "Throw it away"
  `,
  'dialog: review of a correction': `
    - dialog "What the correction does to the marks":
      - list:
        - listitem:
          - text: /marks keep exactly the same words/
        - listitem:
          - strong: "2"
          - text: marks change their quotation.
        - listitem:
          - strong: "1"
          - text: mark loses all words and stays in the list as an orphan, with its old quotation.
      - region "Changed quotations":
        - heading "Changed quotations" [level=3]
        - list:
          - listitem:
            - text: Claim
            - term: Before
            - definition:
              - deletion: officials had known about the damage since March
            - term: Now
            - definition:
              - insertion: officials knew of the damage since March
            - button "Re-anchor “officials had known about the damage since March”"
      - region "Orphans":
        - list:
          - listitem:
            - text: Cue
            - definition:
              - deletion: denied
            - definition: "no words left: an orphan"
      - button "Accept and finish Ctrl+Enter"
      - button "Back to the text"
  `,
  'dialog: re-anchor a mark': `
    - region "Orphans":
      - list:
        - listitem:
          - paragraph: Select the words that the mark is to stand on, then press Enter. Whole words are taken.
          - textbox "The corrected text around the mark"
          - button "Set it onto the selected words"
          - button "Leave it"
  `,
  'orphan selected': `
    - listbox "Annotations":
      - 'option "Cue: denied" [selected]'
    - region "Inspector":
      - blockquote: denied
      - paragraph: /An orphan. these words stood in revision 1/
      - button "Re-anchor on the selected words H"
  `,
  'dialog: compare revisions': `
    - dialog "Compare revisions":
      - combobox "Before":
        - option "Revision 1 (as imported)" [selected]
      - combobox "After":
        - option "Revision 2 (newest)" [selected]
      - button "Previous change P" [disabled]
      - button "Next change N"
      - status: /Change 1 of \\d/
      - region "Comparison":
        - table:
          - rowgroup:
            - row:
              - columnheader "Before"
              - columnheader "After"
          - rowgroup:
            - row /gamble/:
              - cell:
                - paragraph:
                  - deletion: gamble
              - cell:
                - paragraph:
                  - insertion: play
  `,
  'report preview': `
    - main "Article":
      - region "Report preview":
        - heading "Report preview" [level=1]
        - button "← Back to the text"
        - combobox "Report on"
        - iframe
  `,
}

/** Where the focus is to begin, by accessible name. */
const begins: Readonly<Record<string, string | RegExp>> = {
  'dialog: commands found': 'Find a command, a code or an article',
  'dialog: throw the correction away': 'Go on correcting',
  'dialog: re-anchor a mark': 'The corrected text around the mark',
  'dialog: compare revisions': 'Comparison',
  'report preview': '← Back to the text',
}

test('tells a screen reader of panes and dialogs what they show, in a good order', async ({ app }) => {
  await app.launch()
  const seen: string[] = []
  const look = async (view: string) => {
    seen.push(view)
    for (const tree of (trees[view] ?? '').split(/\n(?= {4}- )/).filter((each) => each.trim() !== ''))
      await expect.soft(app.page.locator('body'), view).toMatchAriaSnapshot(tree)
    if (view in begins) await expect.soft(app.page.locator(':focus'), view).toHaveAccessibleName(begins[view] ?? '')
  }
  await tour(app, look, Object.keys(trees))
  expect(seen.toSorted()).toEqual(Object.keys(trees).toSorted())
})

/** Writes down what the window speaks. The answer waits until it has said this, and nothing else since it was last asked. */
async function listen(app: App): Promise<(...words: readonly (string | RegExp)[]) => Promise<void>> {
  await app.page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement
        const region = element?.closest('[aria-live=polite], [aria-live=assertive], [role=alert], [role=status]')
        const isHeard = region?.closest('[inert], [aria-live=off]') === null
        const isBehind = document.querySelector('dialog[open]')?.contains(region ?? null) === false
        if (region && isHeard && !isBehind && region.textContent) said.push(region.textContent)
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  return async (...words) => {
    const said = () => app.page.evaluate(() => [...(window as unknown as { readonly said: string[] }).said])
    const wanted = words.map((each) => (typeof each === 'string' ? each : expect.stringMatching(each)))
    // The caret's marks come a little later than what the screen reader itself says.
    await expect.poll(said).toEqual(wanted)
    await app.page.evaluate(
      (count) => (window as unknown as { readonly said: string[] }).said.splice(0, count),
      words.length,
    )
  }
}

test('speaks of what is selected, tagged, linked and changed', async ({ app }) => {
  await app.launch()
  const { keyboard } = app.page
  await app.focusText()
  await keyboard.press('Control+Home')
  const hears = await listen(app)
  const first = 'The Larkfield footbridge will close on Monday for at least six weeks'

  await keyboard.press('N')
  await hears(`Claim: ${first}`)
  await keyboard.press('N')
  await hears('Source: the council of Harrow Vale')
  await keyboard.press('P')
  await hears(`Claim: ${first}`)
  await keyboard.press('ArrowLeft')
  await hears('Claim: The Larkfield footbridge will close on Monday for …')

  await app.select('The closure')
  await hears(/^Claim: The closure/)
  await app.tag('C')
  await hears('Tagged Claim: The closure')
  await keyboard.press('L')
  await hears(
    'Linking until Escape: tags anywhere join this attribution. 1 links The closure has split the town in two, 8 more on digits.',
  )
  await keyboard.press('1')
  await hears('Linked: The closure has split the town in two')
  await keyboard.press('Escape')
  await keyboard.press('Shift+S')
  await hears('Tagging as Source: each selection by mouse, or with Space, until Escape')
  await keyboard.press('Escape')
  await hears('No longer tagging as Source')
  await keyboard.press('Delete')
  await hears('Removed Claim: The closure')

  // In a dialog, too, where what lies behind it is silent.
  await keyboard.press('Control+,')
  const settings = app.page.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('button', { name: 'Keys', exact: true }).press('Enter')
  await settings.getByRole('button', { name: 'Change Next mark' }).press('Enter')
  await hears('Press the new key for Next mark, or Escape')
  await keyboard.press('j')
  await hears('Next mark: J')
})
