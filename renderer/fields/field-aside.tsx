/** A word behind a field's label, such as "required". */
export function FieldAside({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null
  return <span className={text.includes('empty') ? 'aside open' : 'aside'}> {text}</span>
}
