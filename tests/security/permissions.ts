/** The state of every permission that this runtime has a name for. It is evaluated in a page. */
export async function permissionStates(): Promise<Readonly<Record<string, string>>> {
  const names = [
    'accelerometer',
    'ambient-light-sensor',
    'background-fetch',
    'background-sync',
    'camera',
    'captured-surface-control',
    'clipboard-read',
    'clipboard-write',
    'display-capture',
    'geolocation',
    'gyroscope',
    'hand-tracking',
    'idle-detection',
    'keyboard-lock',
    'local-fonts',
    'local-network-access',
    'magnetometer',
    'microphone',
    'midi',
    'nfc',
    'notifications',
    'payment-handler',
    'periodic-background-sync',
    'persistent-storage',
    'pointer-lock',
    'push',
    'screen-wake-lock',
    'speaker-selection',
    'storage-access',
    'system-wake-lock',
    'top-level-storage-access',
    'window-management',
    'window-placement',
  ]
  const states: Record<string, string> = {}
  for (const name of names) {
    try {
      const descriptor = { name, userVisibleOnly: true } as unknown as PermissionDescriptor
      states[name] = (await navigator.permissions.query(descriptor)).state
    } catch {
      // A name that this runtime does not know, or a power that it does not have.
    }
  }
  return states
}

/**
 * Asks for everything that a page can ask the person or the computer for; "refused" is what each should come to. It is
 * evaluated in a page.
 */
export async function askForEverything(): Promise<Readonly<Record<string, string>>> {
  type Power = Readonly<Record<string, (...args: readonly unknown[]) => Promise<unknown>>>
  const power = (name: string) => Reflect.get(navigator, name) as Power
  const call = (owner: unknown, name: string, ...args: readonly unknown[]) => {
    const asked: unknown = Reflect.get(owner as object, name)
    if (typeof asked !== 'function') throw new Error('This runtime lacks it.')
    return Promise.resolve(Reflect.apply(asked, owner, args))
  }
  /** What counts as a refusal besides an exception. */
  const empty = (answer: unknown) =>
    (Array.isArray(answer) && answer.length === 0) || answer === false || answer === 'denied'
  const asks: Readonly<Record<string, () => unknown>> = {
    geolocation: () => new Promise((given, refused) => navigator.geolocation.getCurrentPosition(given, refused)),
    notifications: () => Notification.requestPermission(),
    'camera and microphone': () => navigator.mediaDevices.getUserMedia({ audio: true, video: true }),
    screen: () => navigator.mediaDevices.getDisplayMedia(),
    'reading the clipboard': () => navigator.clipboard.readText(),
    'writing to the clipboard': () => navigator.clipboard.writeText('loot'),
    midi: () => call(navigator, 'requestMIDIAccess'),
    'midi with system messages': () => call(navigator, 'requestMIDIAccess', { sysex: true }),
    usb: () => power('usb').requestDevice?.({ filters: [] }),
    'usb devices': () => power('usb').getDevices?.(),
    hid: () => power('hid').requestDevice?.({ filters: [] }),
    serial: () => power('serial').requestPort?.(),
    bluetooth: () => power('bluetooth').requestDevice?.({ acceptAllDevices: true }),
    fonts: () => call(window, 'queryLocalFonts'),
    screens: () => call(window, 'getScreenDetails'),
    'a waking screen': () => power('wakeLock').request?.('screen'),
    idleness: () => call(Reflect.get(window, 'IdleDetector'), 'requestPermission'),
    'a storage for ever': () => navigator.storage.persist(),
    'the pointer': () => call(document.body, 'requestPointerLock'),
    'the whole screen': () => document.documentElement.requestFullscreen(),
    'a folder': () => call(window, 'showDirectoryPicker'),
    speech: () =>
      new Promise((given, refused) => {
        const Recognition = Reflect.get(window, 'webkitSpeechRecognition') as new () => Record<string, unknown>
        const recognition = Object.assign(new Recognition(), { onstart: given, onerror: refused })
        void call(recognition, 'start')
      }),
    motion: () =>
      new Promise((given, refused) => {
        const Sensor = Reflect.get(window, 'Accelerometer') as new () => Record<string, unknown>
        const sensor = Object.assign(new Sensor(), { onreading: given, onerror: refused })
        void call(sensor, 'start')
      }),
    credentials: () => navigator.credentials.get({ publicKey: { challenge: new Uint8Array(8) } }),
    'a handler of addresses': () => navigator.registerProtocolHandler('web+loot', `${location.origin}/%s`),
  }
  const outcomes: Record<string, string> = {}
  for (const [name, ask] of Object.entries(asks)) {
    const outcome = await Promise.race([
      Promise.resolve()
        .then(ask)
        .then(
          (answer) => (empty(answer) ? 'refused' : `granted: ${String(answer)}`),
          () => 'refused',
        ),
      // An answer that never comes gives nothing, either.
      new Promise<string>((over) => setTimeout(over, 700, 'refused')),
    ])
    outcomes[name] = document.fullscreenElement === null ? outcome : 'granted'
  }
  return outcomes
}
