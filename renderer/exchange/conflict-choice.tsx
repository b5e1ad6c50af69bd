import { useId } from 'react'
import { describeRecord, differencesOf } from '../../src/exchange/differences'
import { type Choice, type Conflict, type Merge, sideOf } from '../../src/exchange/merge'

const labels: Record<Choice, string> = { mine: 'Keep mine', theirs: 'Take theirs', both: 'Keep both' }

interface ConflictChoiceProps {
  readonly conflict: Conflict
  readonly merge: Merge
  readonly choice: Choice
  readonly onChoose: (choice: Choice) => void
}

/** A record that both libraries have: what each says, side by side, and which is to stay. */
export function ConflictChoice({ conflict, merge, choice, onChoose }: ConflictChoiceProps) {
  const name = useId()
  return (
    <fieldset className="conflict">
      <legend>{describeRecord(sideOf(conflict, 'mine'), merge.mine)}</legend>
      {conflict.isText ? (
        <p className="hint">
          The texts differ. What is marked in a text comes and goes with it: “Take theirs” takes your marks in this
          article away, “Keep both” makes a second article.
        </p>
      ) : null}
      <table className="differences">
        <thead>
          <tr>
            <td />
            <th scope="col">Mine</th>
            <th scope="col">Theirs</th>
          </tr>
        </thead>
        <tbody>
          {differencesOf(conflict, merge).map((difference) => (
            <tr key={difference.label}>
              <th scope="row">{difference.label}</th>
              <td>{difference.mine || '–'}</td>
              <td>{difference.theirs || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="choices">
        {conflict.choices.map((each) => (
          <label key={each} className="check">
            <input type="radio" name={name} checked={each === choice} onChange={() => onChoose(each)} />
            {labels[each]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
