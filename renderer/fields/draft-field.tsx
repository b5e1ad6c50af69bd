import { useEffect, useId, useRef } from 'react'
import { EarlierDraft } from './earlier-draft'
import { FieldAside } from './field-aside'
import { useDraft } from './use-draft'

interface Rule {
  readonly isGood: (text: string) => boolean
  readonly wrong: string | ((text: string) => string)
}

interface DraftFieldProps {
  readonly label: string
  /** Which text this is among all that can be typed, such as "annotation 5c…, note". */
  readonly place: string
  /** What is stored. */
  readonly value: string
  /** Called with what was typed when the field is left, and before anything that must see it. */
  readonly onKeep: (value: string) => void
  readonly kind?: 'line' | 'lines' | 'date' | 'short'
  readonly hint?: string
  /** Name by which keys bring the focus here. */
  readonly part?: string
  readonly placeholder?: string
  /** Which texts are kept, and what is said of the others. */
  readonly rule?: Rule
  /** See {@link FieldAside}. */
  readonly aside?: string
}

const dates = { isGood: isPartialDate, wrong: 'A date as YYYY, YYYY-MM or YYYY-MM-DD; another is not kept.' }
const anything = { isGood: () => true, wrong: '' }
const RECOVERED = 'Typed before Sourcemark was stopped. It is kept when you leave this field.'

/** A text that the analyst types: a draft while the field has the focus, kept as one edit when it is left. */
export function DraftField(props: DraftFieldProps) {
  const { label, place, value, onKeep, kind = 'line', hint, part, placeholder, aside } = props
  const id = useId()
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const { isGood, wrong: whyWrong }: Rule = props.rule ?? (kind === 'date' ? dates : anything)
  const { draft, isRecovered, aside: earlier, decide, set, keep } = useDraft(place, value, isGood, onKeep)
  // Subtle: the field holds its own text. Were it written at each key, the browser's undo would forget its steps.
  useEffect(() => {
    if (draft === null && field.current !== null && field.current.value !== value) field.current.value = value
  }, [draft, value])

  const wrong = draft !== null && !isGood(draft)
  const common = {
    id,
    ref: field,
    defaultValue: draft ?? value,
    'data-part': part,
    'aria-invalid': wrong || undefined,
    'aria-describedby': wrong || isRecovered || hint ? `${id}-hint` : undefined,
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { readonly target: { readonly value: string } }) => set(event.target.value),
    onBlur: keep,
  }
  return (
    <div className={kind === 'date' || kind === 'short' ? 'field short' : 'field'}>
      <label htmlFor={id}>
        {label}
        <FieldAside text={aside} />
      </label>
      {kind === 'lines' ? (
        <textarea {...common} rows={rowsOf(draft ?? value)} />
      ) : (
        <input
          {...common}
          type="text"
          placeholder={kind === 'date' ? 'YYYY-MM-DD' : placeholder}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) keep()
          }}
        />
      )}
      {wrong || isRecovered || hint ? (
        <p className="hint" id={`${id}-hint`}>
          {wrong ? (typeof whyWrong === 'string' ? whyWrong : whyWrong(draft)) : isRecovered ? RECOVERED : hint}
        </p>
      ) : null}
      {earlier === null ? null : (
        <EarlierDraft
          label={label}
          text={earlier}
          onDecide={(isTaken) => {
            decide(isTaken)
            if (isTaken && field.current !== null) field.current.value = earlier
            field.current?.focus()
          }}
        />
      )}
    </div>
  )
}

function isPartialDate(text: string): boolean {
  return /^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$/.test(text.trim())
}

/** Rows that show the text whole, as far as can be told without laying it out; 12 at most. */
function rowsOf(text: string): number {
  const rows = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 42)), 0)
  return Math.min(12, Math.max(2, rows))
}
