import { type ComponentType, createElement, useLayoutEffect, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { afterPaint } from '../reader/deferred'
import { useWindow } from './use-window'

/**
 * A component whose code is loaded as soon as the window was painted, so that the start does not wait for it. Where it
 * is wanted before, inputs wait for it; from then on it is drawn at once, as any other.
 */
export function later<P extends object>(what: string, load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const listeners = new Set<() => void>()
  let Loaded: ComponentType<P> | null = null
  let loading: Promise<void> | null = null
  const loaded = () => {
    loading ??= load().then((component) => {
      Loaded = component
      flushSync(() => {
        for (const listener of listeners) listener()
      })
    })
    return loading
  }
  afterPaint(() => void loaded())
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  function Opening() {
    const window = useWindow()
    useLayoutEffect(() => void window.inputs.hold(what, loaded), [window])
    return null
  }
  return function Later(props: P) {
    const Component = useSyncExternalStore(subscribe, () => Loaded)
    return Component === null ? createElement(Opening) : createElement(Component, props)
  }
}
