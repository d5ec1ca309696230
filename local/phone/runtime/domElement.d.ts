import type { EngineNode } from 'glass-easel-miniprogram-adapter'

declare global {
  /** A DOM element that stands for a node of the component tree. */
  interface Element {
    __wxElement?: EngineNode
  }
}
