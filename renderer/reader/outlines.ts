import { contour } from './contour'
import type { Box, Point } from './text-layout'

/** A frame around the lines of a mark, in client coordinates. */
export interface Outline {
  readonly kind: 'selected' | 'related'
  readonly lines: readonly Box[]
  /** Stands at its upper left corner; empty for none. */
  readonly label: string
}

const NAMESPACE = 'http://www.w3.org/2000/svg'

/**
 * Draws frames into a layer over the text; each call replaces what the one before drew. `origin` is the upper left corner
 * of the layer in client coordinates.
 */
export function outlinePainter(layer: HTMLElement): (outlines: readonly Outline[], origin: Point) => void {
  const svg = document.createElementNS(NAMESPACE, 'svg')
  svg.classList.add('outlines')
  const labels = document.createElement('div')
  layer.append(svg, labels)

  return (outlines, origin) => {
    const visible = outlines
      .filter((outline) => outline.lines.length > 0)
      .map((outline) => ({ ...outline, lines: outline.lines.map((line) => relative(line, origin)) }))
    svg.replaceChildren(...visible.map(pathOf))
    labels.replaceChildren(...visible.filter((outline) => outline.label !== '').map(labelOf))
  }
}

function pathOf({ kind, lines }: Outline): SVGPathElement {
  const path = document.createElementNS(NAMESPACE, 'path')
  path.setAttribute('class', kind)
  path.setAttribute('d', contour(lines, kind === 'selected' ? 2 : 1))
  return path
}

function labelOf({ lines, label }: Outline): HTMLElement {
  const element = document.createElement('span')
  element.className = 'part'
  element.textContent = label
  element.style.left = `${lines[0]?.left ?? 0}px`
  element.style.top = `${lines[0]?.top ?? 0}px`
  return element
}

function relative({ left, top, right, bottom }: Box, origin: Point): Box {
  return { left: left - origin.left, top: top - origin.top, right: right - origin.left, bottom: bottom - origin.top }
}
