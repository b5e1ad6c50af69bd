import type { ShownPlace } from '../../src/ipc/contract'
import { useWindow } from './use-window'

/** Shows a file or folder where the system shows files. */
export function ShowPlace({ place }: { readonly place: ShownPlace }) {
  const window = useWindow()
  const show = async () => {
    const shown = await window.bridge.request('places.show', place.id)
    if (!shown.ok) window.say('error', `“${place.text}” can't be shown any more: Sourcemark was started anew since.`)
  }
  return (
    <button type="button" className="quiet" title={place.text} onClick={() => void show()}>
      Show in folder
    </button>
  )
}
