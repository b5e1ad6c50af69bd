import type { CodebookFormat } from './format'

export const codebookJson: CodebookFormat = {
  id: 'codebook-json',
  label: 'Sourcemark Codebook',
  about: 'For another library: everything that a codebook has.',
  extension: 'json',
  of: 'codebook',
  keys: '',
  printed: false,
  load: async () => {
    const [{ writeCodebookJson }, { utf8 }] = await Promise.all([
      import('../exchange/codebook/codebook-json'),
      import('./utf8'),
    ])
    return ({ codebook, version }) => utf8(writeCodebookJson(codebook, version))
  },
}

export const qdc: CodebookFormat = {
  id: 'qdc',
  label: 'REFI-QDA Codebook',
  about: 'For other programs: codes with names, descriptions, colours and order.',
  extension: 'qdc',
  of: 'codebook',
  keys: '',
  printed: false,
  load: async () => {
    const [{ writeQdc }, { utf8 }] = await Promise.all([import('../exchange/codebook/write-qdc'), import('./utf8')])
    return async function* ({ codebook, version, sha1 }) {
      yield* utf8(await writeQdc(codebook, `Sourcemark ${version}`, sha1))
    }
  },
}
