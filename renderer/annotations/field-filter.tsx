import { type Code, type CodeField, labelOf } from '../../src/codebook/codebook'
import { wholeCodebook } from '../../src/codebook/codebooks'
import { currentFilter, type Filter } from '../search/filter'
import { useView, useWindow } from '../window/use-window'

type Wanted = NonNullable<Filter['field']>

/** Shows only annotations with a value in a field: any value, none, or one of those that the codebook names. */
export function FieldFilter() {
  const window = useWindow()
  const wanted = useView((view) => view.get(currentFilter).field)
  const codes = useView((view) => wholeCodebook(view.state.library).codes)
  const set = (field: Filter['field']) => window.set(currentFilter, { ...window.get(currentFilter), field })
  const chosen = wanted && codes.find((code) => code.id === wanted.code)?.fields.find(({ key }) => key === wanted.key)
  return (
    <>
      <select
        aria-label="Field to filter by"
        className={wanted === null ? undefined : 'chosen'}
        value={wanted === null ? '' : `${wanted.code} ${wanted.key}`}
        onChange={(event) => {
          const [code, key] = event.target.value.split(' ')
          set(code && key ? { code, key, value: 'any' } : null)
        }}
      >
        <option value="">Any field</option>
        {codes.map((code) =>
          code.fields.map((field) => (
            <option key={`${code.id} ${field.key}`} value={`${code.id} ${field.key}`}>
              {nameOf(code, field)}
            </option>
          )),
        )}
      </select>
      {wanted !== null && chosen ? (
        <select
          aria-label={`Value of ${chosen.label}`}
          value={typeof wanted.value === 'string' ? wanted.value : `=${wanted.value.is}`}
          onChange={(event) => set({ ...wanted, value: wantedValue(event.target.value) })}
        >
          <option value="any">filled in</option>
          <option value="none">empty</option>
          {valuesOf(chosen).map((value) => (
            <option key={value} value={`=${value}`}>
              {labelOf(chosen, value)}
            </option>
          ))}
        </select>
      ) : null}
    </>
  )
}

const nameOf = (code: Code, field: CodeField) => `${code.name}: ${field.label}`

function wantedValue(option: string): Wanted['value'] {
  return option === 'any' || option === 'none' ? option : { is: option.slice(1) }
}

function valuesOf(field: CodeField): readonly string[] {
  if (field.kind === 'yes-no') return ['yes', 'no']
  if (field.kind === 'scale')
    return Array.from({ length: field.to - field.from + 1 }, (_, at) => String(field.from + at))
  return field.kind === 'choice' || field.kind === 'choices' ? field.choices.map((each) => each.value) : []
}
