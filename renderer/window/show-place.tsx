import type { ShownPlace } from '../../src/ipc/contract'
import { useWindow } from './use-window'

/** Shows a file or folder where the system shows files. */
export function ShowPlace({ place }: { readonly place: ShownPlace }) {
  return <PlaceButton place={place} channel="places.show" label="Show in folder" />
}

/** Opens a file that was exported with the program that the system has for it. */
export function OpenPlace({ place }: { readonly place: ShownPlace }) {
  return <PlaceButton place={place} channel="places.open" label="Open" />
}

interface PlaceButtonProps {
  readonly place: ShownPlace
  readonly channel: 'places.show' | 'places.open'
  readonly label: string
}

function PlaceButton({ place, channel, label }: PlaceButtonProps) {
  const window = useWindow()
  const ask = async () => {
    const done = await window.bridge.request(channel, place.id)
    if (done.ok) return
    const why =
      done.error.code === 'not-opened'
        ? `can't be opened: ${done.error.reason}. Show it in its folder instead.`
        : "can't be found any more: Sourcemark was started anew since."
    window.say('error', `“${place.text}” ${why}`)
  }
  return (
    <button type="button" className="quiet" title={place.text} onClick={() => void ask()}>
      {label}
    </button>
  )
}
