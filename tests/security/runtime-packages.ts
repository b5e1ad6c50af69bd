/** The packages that may be part of the app, with the reason for each; a name or the beginning of several. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^@fontsource-variable\/(inter|source-serif-4)$/, 'the fonts, so that none comes from a network'],
  [/^@leeoniya\/ufuzzy$/, 'finds a command, a code or a key by parts of its name'],
  [/^chardet$/, 'finds the encoding of a file'],
  [/^re2js$/, 'searches by regular expressions in time linear in the text'],
  [/^fflate$/, 'packs and reads the archive in which a library moves house'],
  [/^(lowdb|steno)$/, 'the database of snapshots'],
  [/^(saxes|xmlchars)$/, 'reads the XML of a REFI-QDA codebook'],
  [/^culori$/, 'turns colours into hues, and tells whether two can be told apart'],
  [/^valibot$/, 'decodes what comes from the disk and from the window'],
  [/^(react|react-dom|scheduler)$/, 'draws the window'],
  [/^(prosemirror-(model|state|view|transform)|orderedmap)$/, 'shows an article and takes selections in it'],
  [/^prosemirror-changeset$/, 'puts the steps of a correction together, by which marks are carried over'],
  [/^(prosemirror-history|rope-sequence)$/, 'undoes and redoes while a text is corrected'],
  [/^diff$/, 'finds the words that differ between two revisions of a text'],
  [/^(mdast-util-.*|micromark.*)$/, 'reads Markdown'],
  [
    /^(unist-util-.*|@types\/(mdast|unist|debug|ms)|bail|ccount|character-entities|decode-named-character-reference|dequal|devlop|debug|ms|escape-string-regexp|longest-streak|markdown-table|zwitch)$/,
    'small parts that the Markdown reader is made of',
  ],
]

/** Why a package may be part of the app; null when nobody has said why. */
export function whyInTheApp(name: string): string | null {
  return REASONS.find(([names]) => names.test(name))?.[1] ?? null
}

type Packages = Readonly<Record<string, { readonly dependencies?: Readonly<Record<string, string>> }>>

/** Names of the packages that `dependencies` bring, and of those that these bring, as the lock has them. */
export function runtimePackages(dependencies: Readonly<Record<string, string>>, packages: Packages): readonly string[] {
  const found = new Set<string>()
  const visit = (from: string, wanted: Readonly<Record<string, string>>) => {
    for (const name of Object.keys(wanted)) {
      const place = placeOf(name, from, packages)
      if (place === null || found.has(place)) continue
      found.add(place)
      visit(place, packages[place]?.dependencies ?? {})
    }
  }
  visit('', dependencies)
  return [
    ...new Set([...found].map((place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length))),
  ].sort()
}

/** Where Node would find a package: beside the one that asks, or further out. */
function placeOf(name: string, from: string, packages: Packages): string | null {
  const place = `${from === '' ? '' : `${from}/`}node_modules/${name}`
  if (place in packages) return place
  if (from === '') return null
  return placeOf(name, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), packages)
}
