import { createContext, use, useSyncExternalStore } from 'react'
import type { Field } from './field'
import type { Part } from './listeners'
import type { ViewState } from './view-state'
import type { AppWindow } from './window'

export const WindowContext = createContext<AppWindow | null>(null)

/** The part of the window that a component stands in; null where it must follow every change at once. */
export const PartContext = createContext<Part | null>(null)

export function useWindow(): AppWindow {
  const window = use(WindowContext)
  if (window === null) throw new Error('A component of the window must stand inside its context.')
  return window
}

/** What a component needs of the view. The selector must answer with the same object while nothing changed for it. */
export function useView<T>(select: (view: ViewState) => T): T {
  const window = useWindow()
  const part = use(PartContext)
  const { listeners } = window
  return useSyncExternalStore(part === null ? listeners.subscribe : listeners.subscriberOf(part), () =>
    select(window.view()),
  )
}

/** The value of a field, as it is now. */
export function useField<T>(field: Field<T>): T {
  return useView(({ get }) => get(field))
}
