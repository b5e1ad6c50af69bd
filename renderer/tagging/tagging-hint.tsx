import { type Code, offeredCodes } from '../../src/codebook/codebook'
import { codebookInUse } from '../../src/codebook/codebooks'
import { KeyCaps } from '../window/keys'
import { useView } from '../window/use-window'
import { useCodeKeys } from './code-keys'

/** Codes that are named: the others are in the toolbar. */
const MOST_NAMED = 3

/** How words are tagged, with the keys that the codebook in use has. */
export function TaggingHint() {
  const keys = useCodeKeys()
  const codes = useView((view) => offeredCodes(codebookInUse(view.state.library)))
  const named = codes.flatMap((code) => {
    const [key] = keys.get(code.id) ?? []
    return key === undefined ? [] : [{ code, letter: key }]
  })
  if (named.length === 0) return <p>Select words in the text, then choose a code above it.</p>
  return (
    <p>
      Select words in the text and press{' '}
      {named.slice(0, MOST_NAMED).map((each, at) => (
        <Named key={each.code.id} {...each} separator={at === 0 ? '' : ', '} />
      ))}
      .
    </p>
  )
}

function Named({
  code,
  letter,
  separator,
}: {
  readonly code: Code
  readonly letter: string
  readonly separator: string
}) {
  return (
    <>
      {separator}
      <KeyCaps keys={[letter]} /> for {code.name}
    </>
  )
}
