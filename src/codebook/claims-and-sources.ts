import { type Codebook, type CodeField, plainField, undescribed } from './codebook'

/** A choice field whose values are its labels in lower case with hyphens. */
function choice(key: string, label: string, labels: readonly string[]): CodeField {
  const choices = labels.map((each) => ({ value: each.toLowerCase().replaceAll(' ', '-'), label: each }))
  return { kind: 'choice', key, label, choices, ...plainField }
}

/** The codebook that every library starts with. */
export const claimsAndSources: Codebook = {
  id: 'claims-and-sources',
  name: 'Claims and sources',
  codes: [
    {
      id: 'claim',
      name: 'Claim',
      role: 'claim',
      hue: 85,
      line: 'tint',
      key: 'C',
      ...undescribed,
      fields: [
        choice('kind', 'Kind', ['Fact', 'Forecast', 'Intention', 'Opinion', 'Question']),
        { kind: 'yes-no', key: 'check-worthy', label: 'Check-worthy', ...plainField },
        { kind: 'text', key: 'time', label: 'Time it speaks of', ...plainField },
      ],
    },
    {
      id: 'source',
      name: 'Source',
      role: 'source',
      hue: 250,
      line: 'solid',
      key: 'S',
      ...undescribed,
      fields: [choice('level', 'Level', ['On the record', 'Background', 'Deep background', 'Off the record'])],
    },
    {
      id: 'cue',
      name: 'Cue',
      role: 'cue',
      hue: 330,
      line: 'dotted',
      key: 'Q',
      ...undescribed,
      fields: [
        choice('meaning', 'Meaning', ['Says', 'Claims', 'Denies', 'Admits', 'Reports', 'Predicts', 'Asks', 'Hedges']),
      ],
    },
  ],
}
