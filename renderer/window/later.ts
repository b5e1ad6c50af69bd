import { createElement, type ReactNode, useLayoutEffect, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { useWindow } from './use-window'

type Component<P extends object> = (props: P) => ReactNode

/** A component whose code is loaded late, so that the start does not wait for it. */
export interface Late<P extends object> {
  readonly Component: Component<P>
  /** Loads the code. Asked for ahead when the window was painted, so that the component is there when it is wanted. */
  readonly load: () => Promise<void>
}

/**
 * A component whose code comes late. Where it is wanted before, inputs wait for it; from then on it is drawn at once,
 * as any other. `what` says in words for people what is waited for.
 */
export function later<P extends object>(what: string, load: () => Promise<Component<P>>): Late<P> {
  const listeners = new Set<() => void>()
  let Loaded: Component<P> | null = null
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
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  function Opening() {
    const window = useWindow()
    useLayoutEffect(() => void window.inputs.hold(what, loaded), [window])
    return null
  }
  function Later(props: P) {
    const Component = useSyncExternalStore(subscribe, () => Loaded)
    return Component === null ? createElement(Opening) : createElement(Component, props)
  }
  return { Component: Later, load: loaded }
}
