import { type Codebook, type CodeField, choicesOf, plainField, undescribed } from './codebook'

function choice(key: string, label: string, pairs: readonly (readonly [value: string, label: string])[]): CodeField {
  return { kind: 'choice', key, label, choices: choicesOf(pairs), ...plainField }
}

const yesNo = (key: string, label: string): CodeField => ({ kind: 'yes-no', key, label, ...plainField })

/**
 * A codebook for corpora like PolNeAR: Newell, Margolin, Ruths, "An Attribution Relations Corpus for Political News",
 * LREC 2018, and its `annotation-guidelines` (https://github.com/networkdynamics/PolNeAR). The corpus itself has spans
 * and relations only; the fields are the distinctions that its guidelines and templates make. Two of its rules are the
 * analyst's to keep: no attribution within another, and one unbroken cue for each.
 */
export const polnear: Codebook = {
  id: 'polnear',
  name: 'PolNeAR: source, cue, content',
  codes: [
    {
      ...undescribed,
      id: 'polnear-source',
      name: 'Source',
      role: 'source',
      hue: 250,
      line: 'solid',
      key: 'S',
      description:
        'Whom or what the content is attributed to: a person, a group, or a document that speaks for itself. With its article, adjectives, and what helps to identify it or to judge it. Where both a person and the document of that person stand there, the person. A “who” or “which” stands for itself: what it refers to is not part of it. Some attributions have none.',
      examples: [
        '“The budget is sound,” said [Ines Vall, who heads the audit office].',
        'According to [the report], rents fell.',
      ],
      counterExamples: ['[It] is said that the mine will close. (an empty pronoun: no source)'],
      fields: [
        choice('kind', 'Kind', [
          ['person', 'Person or group'],
          ['artifact', 'Document, study or recording'],
          ['author', 'The author'],
        ]),
        choice('form', 'Form', [
          ['name', 'Name'],
          ['description', 'Description'],
          ['pronoun', 'Pronoun'],
          ['possessive', 'Possessive'],
          ['relative', 'Relative pronoun'],
        ]),
        yesNo('compound', 'Several together'),
      ],
    },
    {
      ...undescribed,
      id: 'polnear-cue',
      name: 'Cue',
      role: 'cue',
      hue: 330,
      line: 'dotted',
      key: 'Q',
      description:
        'The words, most often a verb, that show that something is attributed. The whole verb group: auxiliaries, negation, adverbs, and the preposition that leads to the content. One unbroken span; where it is split, the part that shows it most clearly. A colon that brings in speech belongs to it, a comma at its end does not.',
      examples: [
        'She [could not say] whether it had rained.',
        'The mayor[:] “Go home.”',
        'In [the view] of the court, it was lawful.',
      ],
      counterExamples: [
        'He [tried] to stop her. (an action, no statement or intention)',
        'He [will] leave. (no intention is told)',
      ],
      fields: [
        choice('attitude', 'What is attributed', [
          ['statement', 'Statement'],
          ['decree', 'Decree or ruling'],
          ['intention', 'Intention'],
          ['knowledge', 'Knowledge, belief or perception'],
          ['desire', 'Desire, attitude or support'],
          ['evidence', 'Evidence or argument'],
        ]),
        choice('form', 'Form', [
          ['verb', 'Verb'],
          ['noun', 'Noun'],
          ['preposition', 'Preposition'],
          ['punctuation', 'Punctuation'],
        ]),
        yesNo('negated', 'Negated'),
        yesNo('compound', 'Several together'),
      ],
    },
    {
      ...undescribed,
      id: 'polnear-content',
      name: 'Content',
      role: 'claim',
      hue: 85,
      line: 'tint',
      key: 'C',
      description:
        'What is attributed: only what the author clearly gives as the source’s. Quotation marks and all within them belong to it, so does “that”, and “to” before a verb; the full stop of the author’s sentence does not, nor the one who was spoken to. What goes on after the cue, even in a new sentence or paragraph, is part of the same content.',
      examples: ['[“We will stay,”] she said. [“There is work to do.”]', 'They promised [to publish the accounts].'],
      counterExamples: ['She told [me] otherwise. (who was spoken to)', 'He appeared on [“Meet the Press”]. (a title)'],
      fields: [
        choice('quotation', 'Quotation', [
          ['direct', 'Word for word'],
          ['paraphrase', 'Paraphrase'],
          ['mixed', 'Both'],
        ]),
        yesNo('indirect', 'Stands for something said elsewhere (“She denied it”)'),
      ],
    },
  ],
}
