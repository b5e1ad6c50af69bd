import { type ComponentType, createElement, useSyncExternalStore } from 'react'
import { afterPaint } from '../reader/deferred'

/**
 * A component whose code is loaded as soon as the window was painted, so that the start does not wait for it. Nothing
 * is shown in its place until then; from then on it is drawn at once, as any other.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const listeners = new Set<() => void>()
  let Loaded: ComponentType<P> | null = null
  afterPaint(() => {
    void load().then((component) => {
      Loaded = component
      for (const listener of listeners) listener()
    })
  })
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return function Later(props: P) {
    const Component = useSyncExternalStore(subscribe, () => Loaded)
    return Component === null ? null : createElement(Component, props)
  }
}
